import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { simulate } from './index.ts';

const source = readFileSync(new URL('../../../../examples/reference/reference.rollout', import.meta.url), 'utf8');

/** Confidence of an interval of three standard errors to either side. */
const THREE_STANDARD_ERRORS = 0.9973002039367398;

function expectWithin({ value, low, high }: Estimate, truth: number): void {
  expect(value).not.toBeNull();
  expect(low).toBeLessThanOrEqual(truth);
  expect(high).toBeGreaterThanOrEqual(truth);
}

/**
 * The exact values are those of examples/reference/README.md: by a probabilistic model checker in rational arithmetic, and by
 * hand. Of nine checks at three standard errors a right program fails one with 2.4% of the seeds; this seed is fixed.
 */
describe('the reference plan', () => {
  const { machine } = machineOf(source);
  const results = simulate(machine, { trials: 1_000_000, confidence: THREE_STANDARD_ERRORS });

  it('escapes and is rolled back as often as is known exactly', () => {
    const escapes = Object.values(results.bugs).map(({ escaped }) => escaped);
    const together = escapes.reduce((sum, { value }) => sum + (value ?? 0), 0);
    // The four are of different strata, so their squared errors add up.
    const error = Math.hypot(...escapes.map(({ low, high }) => ((high ?? 0) - (low ?? 0)) / 2));
    expect(Math.abs(together - 79 / 2_500_000)).toBeLessThan(error);
    expectWithin(results.outcomes.rolledBack, 11_171 / 2_500_000);
    expect(results.outcomes.stopped.value).toBe(0);
    const [first, second, third, fourth] = results.stages.map(({ found }) => found);
    if (first === undefined || second === undefined || third === undefined || fourth === undefined)
      throw new Error('four waves');
    expectWithin(first, 0.0014);
    expectWithin(second, 0.00128);
    expectWithin(third, 0.001188);
    expectWithin(fourth, 0.0006004);
  });

  it('takes as long as is known exactly', () => {
    expectWithin(results.duration.mean, (148_251_531_539 / 1_732_500_000) * 3_600);
    // Without a false alarm: 2 + 24 + 2 + 24 + 4 + 12 + 4 + 12 h.
    expect(results.duration.p50.value).toBe(84 * 3_600);
  });

  it('is exposed as much as is known exactly', () => {
    // One bug at most, so the exposures of the four add up; they are of different strata.
    const means = Object.values(results.bugs).map(({ exposure }) => exposure.mean);
    const mean = means.reduce((sum, { value }) => sum + (value ?? 0), 0);
    const error = Math.hypot(...means.map(({ low, high }) => ((high ?? 0) - (low ?? 0)) / 2));
    expect(Math.abs(mean - 110_275_142_231 / 5_000_000)).toBeLessThan(error);
    expect(error).toBeLessThan(100);
  });
});
