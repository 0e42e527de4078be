import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../math/testing/compare.ts';
import { lawOf } from '../law-of.ts';
import { attemptTimes, sumOf, tailOf } from './attempt-times.ts';
import { convolve } from './convolution.ts';
import type { Tail } from './tail.ts';
import { tabulate } from './tail-table.ts';

const LEVELS = [0.9, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-9, 1e-12, 1e-20];

function expectQuantiles(tail: Tail, exact: Tail, tolerance: number): void {
  for (const q of LEVELS) expectRelative(tail.upperQuantile(q), exact.upperQuantile(q), tolerance, `at ${q}`);
}

describe('a tabulated sum', () => {
  const pairs: [string, Distribution, Distribution, Distribution][] = [
    [
      'exponentials',
      { kind: 'exponential', mean: 3 },
      { kind: 'exponential', mean: 3 },
      { kind: 'gamma', shape: 2, scale: 3 },
    ],
    [
      'gammas whose density has no bound',
      { kind: 'gamma', shape: 0.5, scale: 2 },
      { kind: 'gamma', shape: 0.5, scale: 2 },
      { kind: 'exponential', mean: 2 },
    ],
    [
      'a narrow and a wide gamma',
      { kind: 'gamma', shape: 30, scale: 1 },
      { kind: 'gamma', shape: 3, scale: 1 },
      { kind: 'gamma', shape: 33, scale: 1 },
    ],
    [
      'normals',
      { kind: 'normal', mean: 10, sd: 1 },
      { kind: 'normal', mean: 20, sd: 1 },
      { kind: 'normal', mean: 30, sd: Math.SQRT2 },
    ],
    [
      'uniforms',
      { kind: 'uniform', low: 2, high: 5 },
      { kind: 'uniform', low: 2, high: 5 },
      { kind: 'triangular', low: 4, mode: 7, high: 10 },
    ],
  ];
  it.each(pairs)('of two %s is within 2e-5 of its closed form', (_, x, y, exact) => {
    expectQuantiles(tabulate(convolve(lawOf(x), lawOf(y))), lawOf(exact), 2e-5);
  });

  it('of five exponentials, each added to the last, is within 5e-5 of a gamma', () => {
    const one = lawOf({ kind: 'exponential', mean: 3 });
    let sum: Tail = one;
    for (let k = 2; k <= 5; k++) sum = tabulate(convolve(one, sum));
    expectQuantiles(sum, lawOf({ kind: 'gamma', shape: 5, scale: 3 }), 5e-5);
  });

  it('of two lognormals agrees with an integration at 30 digits', () => {
    // Tail probabilities of X + Y at t, both lognormal with mu 0 and the given sigma.
    const table: [number, number, number][] = [
      [0.5, 3.3771668, 0.1000017221],
      [0.5, 8.481825, 9.999973398e-5],
      [0.5, 36.577922, 9.999630323e-13],
      [2, 29.021957, 0.100000085],
      [2, 2403.0696, 9.999987363e-5],
      [2, 1561284, 9.999975087e-13],
    ];
    for (const [sigma, t, q] of table) {
      const law = lawOf({ kind: 'lognormal', mu: 0, sigma });
      const sum = convolve(law, law);
      expectRelative(sum.survival(t), q, 1e-8, `P(S > ${t})`);
      expectRelative(tabulate(sum).upperQuantile(q), t, 1e-5);
    }
  });
});

describe('sums of attempts', () => {
  const tail = (takes: Distribution, failed: Distribution | null, failures: number, succeeded: boolean) => {
    const times = attemptTimes(lawOf(takes), failed === null ? null : lawOf(failed));
    const sum = sumOf(times, failures, succeeded);
    return { sum, tail: () => tailOf(times, sum) };
  };
  const lognormal: Distribution = { kind: 'lognormal', mu: 1, sigma: 0.5 };

  it('shift by failed attempts that always take the same', () => {
    const { sum, tail: of } = tail(lognormal, { kind: 'fixed', value: 10 }, 3, true);
    expect(sum.shift).toBe(30);
    expect(of().upperQuantile(0.01)).toBe(lawOf(lognormal).upperQuantile(0.01));
    expect(tail(lognormal, { kind: 'fixed', value: 10 }, 4, false).sum).toMatchObject({
      shift: 40,
      takes: false,
      failures: 0,
    });
  });

  it('are closed for gammas of one scale and for normals far from 0', () => {
    expect(tail({ kind: 'exponential', mean: 3 }, null, 2, true).sum.closed).toMatchObject({
      of: { shape: 3, scale: 3 },
    });
    expect(tail({ kind: 'erlang', k: 2, mean: 6 }, { kind: 'exponential', mean: 3 }, 2, true).sum.closed).toMatchObject(
      {
        of: { shape: 4, scale: 3 },
      },
    );
    expect(
      tail({ kind: 'normal', mean: 100, sd: 3 }, { kind: 'normal', mean: 50, sd: 4 }, 1, true).sum.closed,
    ).toMatchObject({
      of: { mean: 150, sd: 5 },
    });
    expect(tail({ kind: 'normal', mean: 1, sd: 3 }, null, 1, true).sum.closed).toBeNull();
    expect(tail({ kind: 'exponential', mean: 3 }, { kind: 'exponential', mean: 4 }, 1, true).sum.closed).toBeNull();
  });

  it('are exact for lists of values', () => {
    // Two dice: P(S > 11) = 1/36, P(S > 7) = 15/36.
    const dice: Distribution = { kind: 'empirical', values: [1, 2, 3, 4, 5, 6] };
    const two = tail(dice, null, 1, true).tail();
    expectRelative(two.survival(11), 1 / 36, 1e-14);
    expectRelative(two.survival(7), 15 / 36, 1e-14);
    expect([two.upperQuantile(0.02), two.upperQuantile(0.03), two.upperQuantile(0.5), two.upperQuantile(0.99)]).toEqual(
      [12, 11, 7, 2],
    );
    // Three dice: P(S > 17) = 1/216, P(S > 15) = 10/216.
    const three = tail(dice, null, 2, true).tail();
    expectRelative(three.survival(17), 1 / 216, 1e-13);
    expectRelative(three.survival(15), 10 / 216, 1e-13);
  });

  it('of single values and a spread follow both', () => {
    // X = 10 with 0.9, else uniform on (0, 10): P(X₁ + X₂ > 20) = 0, P(S = 20) = 0.81, P(S > 15) = 0.81 + 0.18/2 + 0.01/8.
    const mixed: Distribution = {
      kind: 'mix',
      parts: [
        { weight: 0.9, of: { kind: 'fixed', value: 10 } },
        { weight: 0.1, of: { kind: 'uniform', low: 0, high: 10 } },
      ],
    };
    const sum = tail(mixed, null, 1, true).tail();
    expect(sum.upperQuantile(0.5)).toBe(20);
    expectRelative(sum.survival(15), 0.81 + 0.09 + 0.00125, 1e-5);
    expectRelative(sum.upperQuantile(0.81 + 0.09 + 0.00125), 15, 1e-5);
  });

  it('keep what takes no time at all', () => {
    // X = 0 with 0.5, else exponential with mean 1: P(S = 0) = 1/4, P(S > t) = e^(−t) (1/2 + (1 + t)/4).
    const maybe: Distribution = {
      kind: 'mix',
      parts: [
        { weight: 0.5, of: { kind: 'fixed', value: 0 } },
        { weight: 0.5, of: { kind: 'exponential', mean: 1 } },
      ],
    };
    const sum = tail(maybe, null, 1, true).tail();
    expect(sum.upperQuantile(0.9)).toBe(0);
    for (const t of [1e-6, 0.1, 2, 20]) {
      expectRelative(sum.survival(t), Math.exp(-t) * (0.5 + (1 + t) / 4), 1e-5 * (1 + t), `P(S > ${t})`);
    }
  });
});
