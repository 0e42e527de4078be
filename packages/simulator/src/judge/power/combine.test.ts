import { describe, expect, it } from 'vitest';
import type { Classification, JudgeHealth, JudgeMetric } from '../health.ts';
import { scoreOf, verdictOf } from '../score.ts';
import { type PassChance, verdictChances } from './combine.ts';

const metric = (weight: number | null, critical = false): JudgeMetric => ({
  name: 'm',
  bad: 'higher',
  threshold: null,
  weight,
  critical,
});

/** By every way in which metrics may pass or not, each judged. */
function byEnumeration(health: JudgeHealth, passes: readonly PassChance[]) {
  const chances = { pass: 0, marginal: 0, fail: 0 };
  for (let way = 0; way < 1 << passes.length; way++) {
    let chance = 1;
    const found = passes.map((share, i): Classification => {
      const passed = ((way >> i) & 1) === 1;
      if (share === null) {
        chance *= passed ? 1 : 0;
        return 'NoData';
      }
      chance *= passed ? share : 1 - share;
      return passed ? 'Pass' : 'High';
    });
    chances[verdictOf(health, scoreOf(health, found))] += chance;
  }
  return chances;
}

describe('the chances of verdicts', () => {
  it.each([
    ['one metric', [metric(null)], [0.3]],
    ['alike weights', [metric(null), metric(null), metric(null), metric(null)], [0.3, 0.9, 0.5, 0.99]],
    ['given weights', [metric(40), metric(25), metric(null), metric(null)], [0.3, 0.9, 0.5, 0.99]],
    ['all given', [metric(2), metric(1), metric(1)], [0.3, 0.9, 0.5]],
    ['a critical one', [metric(null, true), metric(10), metric(20, true)], [0.7, 0.2, 0.9]],
    ['one without data', [metric(null), metric(null, true), metric(null)], [0.7, null, 0.9]],
    ['half without data', [metric(null), metric(null)], [0.7, null]],
    ['certain ones', [metric(null), metric(null), metric(null)], [1, 0, 0.5]],
    ['none', [], []],
  ] as [string, JudgeMetric[], PassChance[]][])('of %s are those of all ways, weighed', (_, metrics, passes) => {
    for (const [pass, marginal] of [
      [95, 75],
      [75, 50],
      [100, 100],
      [0, 0],
    ] as const) {
      const health = { metrics, pass, marginal };
      const expected = byEnumeration(health, passes);
      const found = verdictChances(health, passes);
      for (const verdict of ['pass', 'marginal', 'fail'] as const) {
        expect(found[verdict]).toBeCloseTo(expected[verdict], 14);
      }
    }
  });

  it('of forty metrics of one weight take no time', () => {
    const metrics = Array.from({ length: 40 }, () => metric(null));
    const found = verdictChances(
      { metrics, pass: 97, marginal: 95 },
      metrics.map(() => 0.99),
    );
    // 39 of 40 score 97.5, 38 of 40 score 95.
    const of = (failing: number, ways: number) => ways * 0.01 ** failing * 0.99 ** (40 - failing);
    expect(found.pass).toBeCloseTo(of(0, 1) + of(1, 40), 12);
    expect(found.marginal).toBeCloseTo(of(2, 780), 12);
  });
});
