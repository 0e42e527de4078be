import { describe, expect, it } from 'vitest';
import { exactRankSumTest, rankSumLaw, rankSumTest } from './p-value.ts';
import { mtcars, ozone, permeability } from './testing/samples.ts';

describe('the rank sum test', () => {
  it('gives what R documents for ozone in May and August, ties included', () => {
    // example(wilcox.test): W = 127.5, p-value = 0.0001208
    const { statistic, p } = rankSumTest(ozone.may, ozone.august);
    expect(statistic).toBe(127.5);
    expect(p).toBeCloseTo(0.0001208, 7);
  });

  it('gives what R documents for the permeability of membranes', () => {
    // example(wilcox.test): W = 35, p-value = 0.1272 exactly, 0.1103 by the normal law without continuity.
    const { term, early } = permeability;
    expect(exactRankSumTest(term, early, 'greater').statistic).toBe(35);
    expect(exactRankSumTest(term, early, 'greater').p).toBeCloseTo(0.1272, 4);
    expect(rankSumTest(term, early, 'greater', false).p).toBeCloseTo(0.1103, 4);
  });

  it('gives what R gives for the cars of mtcars, and for the hours of sleep', () => {
    // wilcox.test(mpg ~ am): W = 42, p-value = 0.001871. wilcox.test(extra ~ group, data = sleep): W = 25.5, p-value = 0.06933.
    const cars = rankSumTest(mtcars.automatic, mtcars.manual);
    expect(cars.statistic).toBe(42);
    expect(cars.p).toBeCloseTo(0.001871, 6);
    const sleep = rankSumTest(
      [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
      [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
    );
    expect(sleep.statistic).toBe(25.5);
    expect(sleep.p).toBeCloseTo(0.06933, 5);
  });

  it('says the same of both sides, the other way round', () => {
    const up = rankSumTest(ozone.august, ozone.may, 'greater');
    const down = rankSumTest(ozone.may, ozone.august, 'less');
    expect(up.p).toBe(down.p);
    expect(up.statistic + down.statistic).toBe(26 * 26);
  });

  it('has nothing to say of nothing, nor of one value', () => {
    expect(rankSumTest([], [1, 2]).p).toBeNaN();
    expect(rankSumTest([1, 1], [1, 1, 1]).p).toBeNaN();
    expect(exactRankSumTest([1, 2], [2, 3]).p).toBeNaN();
    expect(exactRankSumTest([NaN], [1]).p).toBeNaN();
  });
});

describe('the exact law of the rank sum', () => {
  it('has the critical values of the printed tables', () => {
    // The greatest U with P(U' ≤ U) ≤ 0.025, i.e. two-sided 5% (D. Auble, "Extended tables for the Mann–Whitney statistic", 1953;
    // so in every textbook's table).
    const table: [n: number, m: number, u: number][] = [
      [4, 4, 0],
      [5, 5, 2],
      [5, 8, 6],
      [6, 6, 5],
      [7, 7, 8],
      [8, 8, 13],
      [9, 9, 17],
      [10, 10, 23],
      [10, 15, 39],
      [12, 12, 37],
      [15, 15, 64],
      [20, 20, 127],
    ];
    for (const [n, m, u] of table) {
      const law = rankSumLaw(n, m);
      const upTo = (most: number) => law.slice(0, most + 1).reduce((sum, chance) => sum + chance, 0);
      expect(upTo(u), `${n}, ${m}`).toBeLessThanOrEqual(0.025);
      expect(upTo(u + 1), `${n}, ${m}`).toBeGreaterThan(0.025);
    }
  });

  it('gives complete separation the chance of one way among all', () => {
    // C(8, 4) = 70 ways to say which four of eight are the first sample's.
    expect(rankSumLaw(4, 4)[0]).toBeCloseTo(1 / 70, 15);
    expect(exactRankSumTest([10, 20, 30, 40], [1, 2, 3, 4]).p).toBeCloseTo(2 / 70, 15);
  });

  it('comes near the normal law', () => {
    const x = Array.from({ length: 40 }, (_, i) => i * 1.0137 + 9.05);
    const y = Array.from({ length: 45 }, (_, i) => i + 0.3);
    expect(rankSumTest(x, y).p).toBeCloseTo(exactRankSumTest(x, y).p, 2);
  });
});
