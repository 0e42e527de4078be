import { expect, it } from 'vitest';
import { planArgument } from './plan-argument.ts';

it('a lens says which file and which plan', () => {
  expect(planArgument({ uri: 'file:///p.rollout', plan: 'weekly' })).toEqual({
    uri: 'file:///p.rollout',
    plan: 'weekly',
  });
  const bad = { uri: 'file:///p.rollout', plan: 'weekly', scenario: 'worst' };
  expect(planArgument(bad)).toEqual(bad);
  expect(planArgument({ uri: 'file:///p.rollout', plan: 3 })).toEqual({ uri: 'file:///p.rollout' });
});

it('anything else says nothing', () => {
  for (const value of [undefined, null, 'file:///p.rollout', 3, {}, { uri: 3 }])
    expect(planArgument(value)).toBeUndefined();
});
