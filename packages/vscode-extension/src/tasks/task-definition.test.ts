import { expect, it } from 'vitest';
import { readTask } from './task-definition.ts';

it('a task says what to do, and with which plan', () => {
  expect(readTask({ type: 'rollout', command: 'check' })).toEqual({ command: 'check' });
  expect(readTask({ type: 'rollout', command: 'test', file: 'a.rollout' })).toEqual({
    command: 'test',
    file: 'a.rollout',
  });
});

it('what cannot be done is no task', () => {
  for (const definition of [undefined, {}, { command: 'simulate' }, { command: 'check', file: 3 }])
    expect(readTask(definition)).toBeUndefined();
});
