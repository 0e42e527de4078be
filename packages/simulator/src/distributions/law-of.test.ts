import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../math/testing/compare.ts';
import { lawOf } from './law-of.ts';
import { integrate } from './testing/integrate.ts';

const MINUTE = 60_000;
const smooth: Distribution[] = [
  { kind: 'uniform', low: 2, high: 5 },
  { kind: 'triangular', low: 1, mode: 2, high: 6 },
  { kind: 'triangular', low: 1, mode: 1, high: 6 },
  { kind: 'triangular', low: 1, mode: 6, high: 6 },
  { kind: 'exponential', mean: 3 },
  { kind: 'normal', mean: 5, sd: 1 },
  { kind: 'normal', mean: 1, sd: 2 },
  { kind: 'lognormal', mu: Math.log(4), sigma: 0.5 },
  { kind: 'lognormal', mu: 0, sigma: 1.5 },
  { kind: 'weibull', shape: 1.7, scale: 3 },
  { kind: 'weibull', shape: 0.8, scale: 3 },
  { kind: 'gamma', shape: 2.5, scale: 1.5 },
  { kind: 'erlang', k: 4, mean: 6 },
  {
    kind: 'mix',
    parts: [
      { weight: 0.9, of: { kind: 'lognormal', mu: 1, sigma: 0.3 } },
      { weight: 0.1, of: { kind: 'exponential', mean: 20 } },
    ],
  },
];
const stepped: Distribution[] = [
  { kind: 'fixed', value: 7 },
  { kind: 'empirical', values: [1, 2, 2, 5, 9] },
  {
    kind: 'mix',
    parts: [
      { weight: 0.7, of: { kind: 'fixed', value: 3 } },
      { weight: 0.2, of: { kind: 'uniform', low: 2, high: 6 } },
      { weight: 0.1, of: { kind: 'empirical', values: [3, 10] } },
    ],
  },
];

const title = (of: Distribution) => JSON.stringify(of);

describe.each(smooth.map((of) => [title(of), of] as const))('%s', (_, of) => {
  const law = lawOf(of);
  const levels = [1e-9, 1e-4, 0.02, 0.3, 0.5, 0.8, 0.97];
  // Everything up to the quantile of the upper 1e-18 in pieces that grow from the least value on.
  const top = law.upperQuantile(1e-18);
  const pieces = (f: (x: number) => number) => {
    let sum = 0;
    let from = law.least;
    const edges = [
      ...law.breaks,
      ...Array.from({ length: 40 }, (_, i) => law.least + (top - law.least) * 0.55 ** (39 - i)),
    ];
    for (const to of edges.filter((x) => x <= top).sort((a, b) => a - b)) {
      if (to > from) sum += integrate(f, from, to, 40);
      from = to;
    }
    return sum;
  };

  it('has a density that sums to 1, and its mean and variance', () => {
    expectRelative(pieces(law.density), 1, 1e-9, 'total');
    expectRelative(
      pieces((x) => x * law.density(x)),
      law.mean,
      1e-9,
      'mean',
    );
    expectRelative(
      pieces((x) => (x - law.mean) ** 2 * law.density(x)),
      law.variance,
      1e-8,
      'variance',
    );
  });

  it('has quantiles that undo the distribution function, from both ends', () => {
    for (const p of levels) expectRelative(law.cdf(law.quantile(p)), p, 1e-7, `quantile(${p})`);
    for (const q of levels) expectRelative(law.survival(law.upperQuantile(q)), q, 1e-7, `upperQuantile(${q})`);
    // 1 − p is rounded, which matters where p is tiny.
    for (const p of levels.filter((level) => level > 0.01))
      expectRelative(law.quantile(p), law.upperQuantile(1 - p), 1e-9);
    expect(law.median).toBe(law.quantile(0.5));
  });

  it('has a cdf and a survival that share one whole, and the integral of its density', () => {
    for (const p of [0.1, 0.5, 0.9]) {
      const x = law.quantile(p);
      expectRelative(law.cdf(x) + law.survival(x), 1, 1e-14);
      const h = 1e-5 * x;
      expectRelative((law.cdf(x + h) - law.cdf(x - h)) / (2 * h), law.density(x), 1e-4);
    }
    expect(law.cdf(law.least - 1)).toBe(0);
    expect(law.survival(law.least - 1)).toBe(1);
    expect(law.quantile(0)).toBe(law.least);
    expect(law.upperQuantile(0)).toBe(law.most);
  });

  it('draws with its mean', () => {
    // Midpoints of 20,000 equal parts of (0, 1), so no chance is involved; the heaviest tail here loses 0.3%.
    const n = 20_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += law.sample((i + 0.5) / n);
    expectRelative(sum / n, law.mean, 3e-3);
  });
});

describe.each(stepped.map((of) => [title(of), of] as const))('%s', (_, of) => {
  const law = lawOf(of);

  it('gives its atoms exactly, by the definition of a quantile', () => {
    for (let i = 1; i < 200; i++) {
      const p = i / 200 - 1e-9;
      const x = law.quantile(p);
      expect(law.cdf(x)).toBeGreaterThanOrEqual(p - 1e-15);
      expect(law.cdf(x - 1e-9)).toBeLessThan(p);
      expectRelative(law.upperQuantile(1 - p), x, 1e-9);
      if (law.atoms.some(({ at }) => Math.abs(at - x) < 1e-12)) expect(law.atoms.map(({ at }) => at)).toContain(x);
    }
  });

  it('draws with its mean', () => {
    let sum = 0;
    for (let i = 0; i < 20_000; i++) sum += law.sample((i + 0.5) / 20_000);
    expectRelative(sum / 20_000, law.mean, 1e-3);
  });
});

describe('closed forms', () => {
  it('of the field: lognormal by median and sigma, Weibull, gamma, truncated normal', () => {
    const lognormal = lawOf({ kind: 'lognormal', mu: Math.log(5 * MINUTE), sigma: 0.5 });
    expectRelative(lognormal.mean, 5 * MINUTE * Math.exp(0.125), 1e-14);
    expectRelative(lognormal.quantile(0.975), 5 * MINUTE * Math.exp(0.5 * 1.959963984540054), 1e-14);
    const weibull = lawOf({ kind: 'weibull', shape: 2, scale: 10 });
    expectRelative(weibull.mean, 5 * Math.sqrt(Math.PI), 1e-14); // 10 Γ(3/2)
    expectRelative(weibull.variance, 100 * (1 - Math.PI / 4), 1e-13);
    // Half normal: a normal at 0 conditioned on being positive has mean sd √(2/π) and variance sd² (1 − 2/π).
    const half = lawOf({ kind: 'normal', mean: 0, sd: 3 });
    expectRelative(half.mean, 3 * Math.sqrt(2 / Math.PI), 1e-14);
    expectRelative(half.variance, 9 * (1 - 2 / Math.PI), 1e-14);
    // An Erlang of one stage is exponential.
    const erlang = lawOf({ kind: 'erlang', k: 1, mean: 8 });
    expectRelative(erlang.quantile(0.9), 8 * Math.log(10), 1e-14);
  });

  it('of an empirical law: the mean and variance of its values', () => {
    const law = lawOf({ kind: 'empirical', values: [1, 2, 2, 5, 9] });
    expectRelative(law.mean, 3.8, 1e-15);
    expectRelative(law.variance, 8.56, 1e-14);
    expect([law.least, law.median, law.most]).toEqual([1, 2, 9]);
    expect(law.atoms.map(({ weight }) => weight)).toEqual([0.2, 0.4, 0.2, 0.2]);
  });

  it('of a mixture: 0.7 · 3 + 0.2 · 4 + 0.1 · 6.5', () => {
    const law = lawOf(stepped[2] ?? { kind: 'fixed', value: 0 });
    expectRelative(law.mean, 3.55, 1e-15);
    expect(law.quantile(0.5)).toBe(3);
    expect(law.upperQuantile(0.01)).toBe(10);
  });

  it('of laws without spread: a fixed value', () => {
    const flat: Distribution[] = [
      { kind: 'uniform', low: 4, high: 4 },
      { kind: 'triangular', low: 4, mode: 4, high: 4 },
      { kind: 'normal', mean: 4, sd: 0 },
    ];
    for (const point of flat)
      expect([lawOf(point).sample(0.3), lawOf(point).variance, lawOf(point).mean]).toEqual([4, 0, 4]);
  });
});
