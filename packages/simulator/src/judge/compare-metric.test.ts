import { describe, expect, it } from 'vitest';
import { uniform } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { type CompareOptions, compareMetric } from './compare-metric.ts';
import { mtcars, tied, tiedLarge } from './testing/samples.ts';

const both: CompareOptions = { bad: 'different' };
const stream = streamOf(drawKey('compare'), 'test', 'sample');
const random = (count: number, ordinal: number) => Array.from({ length: count }, (_, i) => uniform(stream, i, ordinal));

describe('the interval and the estimate', () => {
  it('are the reference of Kayenta: [6, 39] and 22.5', () => {
    // At 95%, |z| = 1.96 lies between the rank sums of the differences 6 and 7, and of 38 and 39; 22.5 is their median.
    const { low, high, estimate } = compareMetric([1, 2, 3, 4], [10, 20, 30, 40], { ...both, level: 0.95 });
    expect(low).toBeCloseTo(6, 6);
    expect(high).toBeCloseTo(39, 6);
    expect(estimate).toBeCloseTo(22.5, 6);
  });

  it("are R's to its last digit, ties and tolerance included", () => {
    const first = compareMetric(tied.y, tied.x, { ...both, level: 0.95 });
    expect(first.low).toBeCloseTo(-0.500002521696696, 14);
    expect(first.high).toBeCloseTo(-3.486287505871302e-5, 14);
    const second = compareMetric(tiedLarge.y, tiedLarge.x, both);
    expect(second.low).toBeCloseTo(-0.4999173250549087, 12);
    expect(second.high).toBeCloseTo(-6.912685789769486e-6, 12);
    // R 3's estimates, by the tolerance with which Kayenta holds its own against them.
    expect(Math.abs((first.estimate ?? NaN) - -0.4999393907180323)).toBeLessThan(1e-4);
    expect(Math.abs((second.estimate ?? NaN) - -3.45044082729315e-5)).toBeLessThan(1e-4);
  });

  it('are what R prints for the cars of mtcars', () => {
    // wilcox.test(mpg ~ am, conf.int = TRUE): 95 percent confidence interval -11.699942 -2.900042
    const { low, high } = compareMetric(mtcars.manual, mtcars.automatic, { ...both, level: 0.95 });
    expect(low).toBeCloseTo(-11.699942, 6);
    expect(high).toBeCloseTo(-2.900042, 6);
  });

  it('turn round with the samples', () => {
    const one = compareMetric(mtcars.manual, mtcars.automatic, both);
    const other = compareMetric(mtcars.automatic, mtcars.manual, both);
    expect(one.low).toBeCloseTo(-(other.high ?? NaN), 3);
    expect(one.high).toBeCloseTo(-(other.low ?? NaN), 3);
    expect([one.classification, other.classification]).toEqual(['Low', 'High']);
  });

  it('are ends of the data where a level cannot be reached', () => {
    // Of 2 and 2 values none reaches 98%: from the least difference, 10 − 2, to the greatest, 20 − 1.
    const { low, high, classification } = compareMetric([1, 2], [10, 20], both);
    expect([low, high, classification]).toEqual([8, 19, 'High']);
  });

  it('see nothing that is smaller than the tolerance of 1e-4', () => {
    // In units of 2^−17 (7.6e-6) all differences lie between 2 and 10, nearer than the tolerance: each search stops before it begins, at
    // the end where the rank sum is nearer to what is sought. At the ends it is ± 11.5/4.79 = ± 2.40; so 2 for z = 2.33, and 10 for
    // the estimate, where both are as near and the later one is taken. A quarter of 10 is more than 2.
    const unit = 2 ** -17;
    const baseline = [1, 2, 3, 4, 5].map((value) => value * unit);
    const canary = [7, 8, 9, 10, 11].map((value) => value * unit);
    const { low, estimate, classification } = compareMetric(baseline, canary, both);
    expect([low, estimate, classification]).toEqual([2 * unit, 10 * unit, 'Pass']);
    // The same in a larger unit: the estimate is 6.
    const scaled = (values: number[]) => values.map((value) => value / unit);
    expect(compareMetric(scaled(baseline), scaled(canary), both).classification).toBe('High');
  });
});

describe('the classification', () => {
  const low = [10, 11, 9, 10.5, 9.5, 10.2, 9.8, 10.1];
  const high = low.map((value) => value + 5.03);

  it('is High or Low where the interval lies beyond a quarter of the estimate', () => {
    expect(compareMetric(low, high, both).classification).toBe('High');
    expect(compareMetric(high, low, both).classification).toBe('Low');
    expect(compareMetric(low, high, { ...both, tolerance: 1 }).classification).toBe('Pass');
  });

  it('minds only the side that is bad', () => {
    expect(compareMetric(low, high, { bad: 'higher' }).classification).toBe('High');
    expect(compareMetric(low, high, { bad: 'lower' }).classification).toBe('Pass');
    expect(compareMetric(high, low, { bad: 'lower' }).classification).toBe('Low');
    expect(compareMetric(high, low, { bad: 'higher' }).classification).toBe('Pass');
  });

  it('asks for an effect as well, which a mean of 0 leaves out', () => {
    const options = (least: number): CompareOptions => ({ bad: 'higher', high: least });
    const { effect } = compareMetric(low, high, both);
    expect(effect).toBeCloseTo(1 + 5.03 / 10.0125, 6);
    expect(compareMetric(low, high, options(1.5)).classification).toBe('High');
    expect(compareMetric(low, high, options(1.6)).classification).toBe('Pass');
    const nothing = Array.from({ length: 8 }, () => 0);
    const fromNothing = compareMetric(nothing, high, options(100));
    expect([fromNothing.classification, fromNothing.effect]).toEqual(['High', null]);
  });

  it('can take the chance of being higher for the effect', () => {
    // 3 of the 4 pairs are higher; 1 is equal, and counts half.
    const dominance = compareMetric([1, 2], [2, 3], { ...both, measure: 'dominance' });
    expect(dominance.effect).toBe(0.875);
    expect(compareMetric(low, high, { ...both, measure: 'dominance' }).effect).toBe(1);
    expect(compareMetric(low, [...low].reverse(), { ...both, measure: 'dominance' }).effect).toBe(0.5);
  });

  it('does not depend on the order of values', () => {
    const forward = compareMetric(low, high, both);
    expect(compareMetric([...low].reverse(), [...high].reverse(), both)).toEqual(forward);
  });
});

describe('odd samples', () => {
  const some = [1, 2, 3, 4, 5];
  const alike = (value: number, count: number) => Array.from({ length: count }, () => value);

  it('without a value on one side are no data', () => {
    for (const [baseline, canary] of [
      [[], some],
      [some, []],
      [[], []],
      [[NaN, NaN], some],
      [some, [Infinity, -Infinity]],
    ] as const) {
      expect(compareMetric(baseline, canary, both)).toEqual({
        classification: 'NoData',
        low: null,
        high: null,
        estimate: null,
        effect: null,
      });
    }
  });

  it('are judged without what is not a number, or with 0 in its place', () => {
    const gaps = [NaN, 1, 2, Infinity, 3, 4, 5];
    expect(compareMetric(gaps, mtcars.manual, both)).toEqual(compareMetric(some, mtcars.manual, both));
    expect(compareMetric(gaps, mtcars.manual, { ...both, missing: 'zero' })).toEqual(
      compareMetric([0, 0, ...some], mtcars.manual, both),
    );
    expect(compareMetric([NaN], [NaN, NaN], { ...both, missing: 'zero' }).classification).toBe('Pass');
  });

  it('that are the same pass, in whatever order', () => {
    const found = compareMetric(some, [5, 4, 3, 2, 1], both);
    expect(found).toEqual({ classification: 'Pass', low: null, high: null, estimate: null, effect: 1 });
  });

  it('of one value pass against the same value, however many', () => {
    expect(compareMetric(alike(7, 3), alike(7, 50), both).classification).toBe('Pass');
    expect(compareMetric(alike(0, 3), alike(-0, 4), both).classification).toBe('Pass');
  });

  it('of one value each differ by that, give or take the noise', () => {
    // Noise of 1e-5 of 10 and of 1: the interval is 9 ± a few 1e-4.
    const { classification, low, high, estimate, effect } = compareMetric(alike(1, 5), alike(10, 5), both);
    expect(classification).toBe('High');
    for (const value of [low, high, estimate]) expect(Math.abs((value ?? NaN) - 9)).toBeLessThan(1e-3);
    expect(effect).toBe(10);
    expect(compareMetric(alike(10, 5), alike(1, 5), both).classification).toBe('Low');
    expect(compareMetric(alike(0, 5), alike(10, 5), both)).toMatchObject({ classification: 'High', effect: null });
    expect(compareMetric(alike(-10, 5), alike(-1, 5), both).low).toBeCloseTo(9, 3);
  });

  it('of one value on each side cannot be compared', () => {
    expect(compareMetric([1], [2], both).classification).toBe('NoData');
    expect(compareMetric([1], [1], both).classification).toBe('Pass');
    expect(compareMetric([1], [2, 3], both).classification).toBe('High');
  });

  it('that are mostly tied are compared all the same', () => {
    // From Kayenta's tests: one value of five that differs is not enough.
    expect(compareMetric(alike(1, 5), [1, 1, 1, 1, 10], both).classification).toBe('Pass');
    expect(compareMetric(alike(1, 5), [0, 1, 1, 1, 1], { bad: 'lower' }).classification).toBe('Pass');
  });

  it('may be a million on each side', () => {
    // Uniform on (0, 1) against the same, higher by 0.01: the interval is 0.01 ± z·σ/(nm·density) with density ∫f² = 1, so
    // ± 2.326·√(2/(12·10⁶)) = ± 0.00095.
    const baseline = random(1_000_000, 1);
    const canary = random(1_000_000, 2).map((value) => value + 0.01);
    const { classification, low, high, estimate } = compareMetric(baseline, canary, both);
    expect(classification).toBe('High');
    expect((high ?? NaN) - (low ?? NaN)).toBeCloseTo(0.0019, 3);
    expect(Math.abs((estimate ?? NaN) - 0.01)).toBeLessThan(0.0019); // 4.6 standard errors of 0.00041: 4 in a million
  });

  it('may be a million against three', () => {
    const found = compareMetric(random(1_000_000, 3), [2, 3, 4], both);
    expect(found.classification).toBe('High');
  });

  it('may be as large as numbers are, up to 1e300', () => {
    const large = [1e300, 9e299, 8e299, 7e299, 6e299];
    const found = compareMetric(
      large.map((value) => value / 4),
      large,
      both,
    );
    expect(found.classification).toBe('High');
    expect(found.effect).toBeCloseTo(4, 12);
  });
});
