import { describe, expect, it } from 'vitest';
import { isStratified, presenceOf, stratumOfTrial } from './presence.ts';

const alone = (...chances: number[]) =>
  presenceOf(
    chances.map((chance, bug) => ({ bugs: [bug], chances: [chance] })),
    chances.length,
  );

describe('the strata of trials', () => {
  it('are no bug, each bug alone, and several', () => {
    const { strata } = alone(0.5, 0.1, 0.2);
    const expected = [
      0.5 * 0.9 * 0.8,
      0.5 * 0.9 * 0.8,
      0.5 * 0.1 * 0.8,
      0.5 * 0.9 * 0.2,
      0.5 * 0.1 * 0.8 + 0.5 * 0.9 * 0.2 + 0.5 * 0.1 * 0.2 + 0.5 * 0.1 * 0.2,
    ];
    strata.forEach((chance, s) => {
      expect(chance).toBeCloseTo(expected[s] ?? 0, 14);
    });
  });

  it('keep a tiny chance of several', () => {
    // Two bugs of 10⁻⁹: 10⁻¹⁸, which one minus the rest would not show.
    expect(alone(1e-9, 1e-9).strata[3]).toBeCloseTo(1e-18, 30);
  });

  it('know of bugs that exclude each other', () => {
    const { strata } = presenceOf(
      [
        { bugs: [0, 1], chances: [0.1, 0.3] },
        { bugs: [2], chances: [0.5] },
      ],
      3,
    );
    expect([...strata]).toEqual([0.6 * 0.5, 0.1 * 0.5, 0.3 * 0.5, 0.6 * 0.5, (0.1 + 0.3) * 0.5]);
  });

  it('share the trials out: half as likely as they are, half evenly', () => {
    const presence = alone(0.01, 0.001);
    const counts = new Float64Array(presence.strata.length);
    const trials = 10_000;
    for (let trial = 1; trial <= trials; trial++) {
      const stratum = stratumOfTrial(presence, trial);
      counts[stratum] = (counts[stratum] ?? 0) + 1;
    }
    counts.forEach((count, s) => {
      const share = (presence.strata[s] ?? 0) / 2 + 1 / 8;
      // Multiples of the golden ratio fall into an interval as often as its length says, to within a few.
      expect(Math.abs(count - share * trials)).toBeLessThan(6);
    });
  });

  it('leave out what cannot be, and are not needed where there is but one', () => {
    const always = alone(1, 0.5);
    for (let trial = 1; trial <= 100; trial++) expect([1, 3]).toContain(stratumOfTrial(always, trial));
    expect(isStratified(always)).toBe(true);
    expect(isStratified(alone(1))).toBe(false);
    expect(isStratified(alone())).toBe(false);
  });
});
