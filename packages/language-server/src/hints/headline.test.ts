import type { Estimate, Results } from '@rollout/simulator';
import { expect, it } from 'vitest';
import { headline } from './headline.ts';

const exactly = (value: number): Estimate => ({ value, low: value, high: value });
const about = (value: number, low: number, high: number): Estimate => ({ value, low, high });

/** Only what a headline looks at. */
function said(method: Results['method'], escapes: Readonly<Record<string, Estimate>>): string {
  const bugs = Object.entries(escapes).map(([name, escaped]) => [name, { escaped }]);
  const own = { method, trials: 1_000, duration: { p50: exactly(7_200) }, outcomes: { completed: exactly(1) } };
  return headline({ ...own, bugs: Object.fromEntries(bugs) });
}

it('names the bug that escapes most often', () => {
  const three = { a: exactly(0.01), b: exactly(0.2), c: exactly(0) };
  expect(said('exact', three)).toBe('P50 2h · escape of b 20% · exact');
  expect(said('exact', { only: exactly(0.2) })).toBe('P50 2h · escape 20% · exact');
});

it('names all that escape as often', () => {
  const escapes = { a: exactly(0.2), b: exactly(0.01), c: exactly(0.2) };
  expect(said('exact', escapes)).toBe('P50 2h · escape of a, c 20% · exact');
});

it('says that none escapes, where that is known', () => {
  expect(said('exact', { a: exactly(0), b: exactly(0) })).toBe('P50 2h · no bug escapes · exact');
});

it('says that none was seen to, and how often any of them may at the most', () => {
  const escapes = { a: about(0, 0, 0.0001), b: about(0, 0, 0.004) };
  expect(said('simulated', escapes)).toBe('P50 2h · no bug escaped (≤0.4%) · 1,000 trials');
});

it('prefers one that was seen to one that may be more often', () => {
  const escapes = { a: about(0, 0, 0.1), b: about(0.001, 0.0005, 0.002) };
  expect(said('simulated', escapes)).toMatch(/^P50 2h · escape of b 0\.1% /);
});

it('says how often it completes, where there are no bugs', () => {
  expect(said('exact', {})).toBe('P50 2h · completed 100% · exact');
});
