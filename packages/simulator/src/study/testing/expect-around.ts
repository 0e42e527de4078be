import { expect } from 'vitest';
import type { BugResults, Estimate, Results } from '../../results/results.ts';
import { machineOf } from '../../testing/machine-of.ts';
import { simulate } from '../index.ts';

/**
 * Every figure drawn by chance is asked for with an interval of one in a million, so a right program fails a check of these
 * once in a million seeds.
 */
export function run(text: string, trials: number): Results {
  return simulate(machineOf(text).machine, { trials, confidence: 0.999999 });
}

export function bugOf(results: Results, name: string): BugResults {
  const found = results.bugs[name];
  if (found === undefined) throw new Error(`no bug ${name}`);
  return found;
}

/** The truth lies in the interval, which is not so wide that it says nothing. */
export function expectAround({ value, low, high }: Estimate, truth: number): void {
  expect(value).not.toBeNull();
  expect(low).toBeLessThanOrEqual(truth * (1 + 1e-12));
  expect(high).toBeGreaterThanOrEqual(truth * (1 - 1e-12));
  // An interval that says nothing would pass everything.
  expect((high ?? 1) - (low ?? 0)).toBeLessThan(Math.max(0.4 * truth, 0.002));
}
