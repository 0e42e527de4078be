import { describe, expect, it } from 'vitest';
import { attemptTimes, lawOf } from '../distributions/index.ts';
import { openSubstreamAt, uniformSource } from '../random/draw.ts';
import { emptySlots, makeAttempts, makeAttemptsOfOne, type Slots } from './attempts.ts';
import { drawsFrom, UNIFORM_LIMIT, uniformDistance } from './testing/uniform-distance.ts';

const MINUTE = 60_000;

function slotsOf(counts: readonly number[], chances: readonly number[]): Slots {
  const slots = emptySlots(counts.length);
  slots.count = counts.length;
  slots.left.set(counts);
  slots.chance.set(chances);
  return slots;
}

describe('the attempts of a batch', () => {
  const exponential = { times: attemptTimes(lawOf({ kind: 'exponential', mean: 1 }), null), attempts: 3 };

  for (const [counts, p] of [
    [[5, 0, 20], 0.01],
    [[40, 60], 0.3],
    [[1, 1, 1, 1], 0.5],
  ] as const) {
    it(`end with the slowest of ${counts.join(' + ')} items that fail with ${p}`, () => {
      // An item takes a exponential times if it succeeds at the a-th of three attempts, three if it never does; the law of a
      // sum of a is the gamma of shape a. To the power of the number of items, the law at the slowest is uniform.
      const gamma = [1, 2, 3].map((shape) => lawOf({ kind: 'gamma', shape, scale: 1 }));
      const items = counts.reduce((sum: number, count) => sum + count, 0);
      const values = drawsFrom(2_000, (source) => {
        const slots = slotsOf(
          counts,
          counts.map(() => p),
        );
        const x = makeAttempts(exponential, 1, slots, source, null, null);
        const [one, two, three] = gamma.map((law) => law.cdf(x));
        return ((1 - p) * (one ?? 0) + p * (1 - p) * (two ?? 0) + p ** 2 * (three ?? 0)) ** items;
      });
      expect(uniformDistance(values)).toBeLessThan(UNIFORM_LIMIT);
    });
  }

  it('are those of a single slot, drawn without slots', () => {
    const laws = [exponential, { times: attemptTimes(lawOf({ kind: 'fixed', value: 3 }), null, 1), attempts: 4 }];
    const [source, other] = [uniformSource(), uniformSource()];
    for (let trial = 0; trial < 600; trial++) {
      const law = laws[trial % 2] ?? exponential;
      const items = [1, 2, 30, 900][trial % 4] ?? 1;
      const chance = [0, 0.001, 0.05, 0.6, 1][trial % 5] ?? 0;
      const first = 1 + (trial % 3);
      const slots = slotsOf([items], [chance]);
      openSubstreamAt(source, 1, 2, trial, 1);
      const expected = makeAttempts(law, first, slots, source, null, null);
      const one = emptySlots(1);
      openSubstreamAt(other, 1, 2, trial, 1);
      expect(makeAttemptsOfOne(law, first, items, chance, one, other)).toBe(expected);
      expect(one.left[0]).toBe(slots.left[0]);
      expect(other.next).toBe(source.next);
    }
  });

  for (const p of [0.02, 0.4]) {
    it(`leave each item failed with ${p}³, wherever it is`, () => {
      // Failed items of a slot of n are binomial(n, p³): mean n p³, and P(none) = (1 − p³)^n. Five standard errors: a right
      // program fails one of these four checks in 400,000 seeds.
      const counts = [3, 30, 7];
      const trials = 20_000;
      const q = p ** 3;
      const sums = counts.map(() => 0);
      let none = 0;
      const source = uniformSource();
      for (let trial = 0; trial < trials; trial++) {
        openSubstreamAt(source, 1, 2, trial, 1);
        const slots = slotsOf(
          counts,
          counts.map(() => p),
        );
        makeAttempts(exponential, 1, slots, source, null, null);
        counts.forEach((_, i) => {
          sums[i] = (sums[i] ?? 0) + (slots.left[i] ?? 0);
        });
        if (slots.left.every((left) => left === 0)) none += 1;
      }
      counts.forEach((n, i) => {
        const error = Math.sqrt(trials * n * q * (1 - q));
        expect(Math.abs((sums[i] ?? 0) - trials * n * q)).toBeLessThan(5 * error);
      });
      const noneAtAll = (1 - q) ** 40;
      expect(Math.abs(none - trials * noneAtAll)).toBeLessThan(5 * Math.sqrt(trials * noneAtAll * (1 - noneAtAll)));
    });
  }

  it('fail together where their node does', () => {
    // The first slot is forced to fail twice, and succeeds at its third attempt: 10 + 10 + 5.
    const law = {
      times: attemptTimes(lawOf({ kind: 'fixed', value: 5 }), lawOf({ kind: 'fixed', value: 10 })),
      attempts: 3,
    };
    const slots = slotsOf([4, 9], [0, 0]);
    const force = (attempt: number) => {
      slots.forced[0] = attempt < 3 ? 1 : 0;
    };
    expect(makeAttempts(law, 1, slots, uniformSource(), force, null)).toBe(25);
    expect([...slots.left]).toEqual([0, 0]);
    const lost = slotsOf([4, 9], [0, 0]);
    const forever = () => {
      lost.forced[0] = 1;
    };
    expect(makeAttempts(law, 2, lost, uniformSource(), forever, null)).toBe(20);
    expect([...lost.left]).toEqual([4, 0]);
  });

  it('end when their items are ready, which failed ones never are', () => {
    // As above, and 3 from the end of an attempt that succeeds: 10 + 10 + 5 + 3; what fails for good is waited for as long as it tried.
    const law = {
      times: attemptTimes(lawOf({ kind: 'fixed', value: 5 }), lawOf({ kind: 'fixed', value: 10 }), 3),
      attempts: 3,
    };
    const late = slotsOf([4, 9], [0, 0]);
    const twice = (attempt: number) => {
      late.forced[0] = attempt < 3 ? 1 : 0;
    };
    expect(makeAttempts(law, 1, late, uniformSource(), twice, null)).toBe(28);
    expect(makeAttempts(law, 1, slotsOf([4], [0]), uniformSource(), null, null)).toBe(8);
    expect(makeAttempts(law, 1, slotsOf([4], [1]), uniformSource(), null, null)).toBe(30);
  });

  it('have the mean and the deviation that numerical integration gives', () => {
    // 833 servers, lognormal(median 5 min, sigma 0.5), 0.1% fail after 10 min, three retries. With G the law of one server
    // (its mixture over failures before success), the mean of the slowest is ∫ 1 − G(t)^833 dt = 25.1145 min, its deviation
    // 4.836 min. Five standard errors: wrong once in two million seeds.
    const law = {
      times: attemptTimes(
        lawOf({ kind: 'lognormal', mu: Math.log(5 * MINUTE), sigma: 0.5 }),
        lawOf({ kind: 'fixed', value: 10 * MINUTE }),
      ),
      attempts: 4,
    };
    const trials = 100_000;
    const times = drawsFrom(trials, (source) => {
      return makeAttempts(law, 1, slotsOf([400, 433], [0.001, 0.001]), source, null, null) / MINUTE;
    });
    const mean = times.reduce((sum, time) => sum + time, 0) / trials;
    const deviation = Math.sqrt(times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / trials);
    expect(Math.abs(mean - 25.1145)).toBeLessThan((5 * 4.836) / Math.sqrt(trials));
    expect(Math.abs(deviation - 4.836)).toBeLessThan(0.1);
  });
});
