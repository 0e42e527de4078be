import { expect, it } from 'vitest';
import { commandLineOf } from './command-line.ts';

it('says what was asked, as it is typed', () => {
  const asked = { path: '/plans/weekly.rollout', plan: 'weekly', scenario: 'worst', set: { soak: '12h' } };
  expect(commandLineOf('study', asked, { trials: 1000, seed: '7' })).toBe(
    'rollout simulate weekly.rollout --plan weekly --scenario worst --set soak=12h --trials 1000 --seed 7',
  );
  expect(commandLineOf('trace', { path: 'weekly.rollout' }, { trials: 1000 })).toBe('rollout trace weekly.rollout');
});

it('quotes what a shell would take apart', () => {
  const asked = { path: "/our plan's.rollout", start: '2026-11-23 09:00' };
  expect(commandLineOf('front', asked, {})).toBe(
    "rollout optimize 'our plan'\\''s.rollout' --start '2026-11-23 09:00'",
  );
});
