import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { lawOf } from '../../distributions/index.ts';
import { integrate } from '../../distributions/testing/integrate.ts';
import { normalCdf, normalDensity } from '../../math/normal.ts';
import { drawKey } from '../../random/key.ts';
import { comparedChance } from './compared.ts';
import { CRITICAL } from './decide.ts';
import { sideChances } from './normal-theory.ts';

const key = drawKey('normal theory');
const Z = 2.3263478740408408; // P(Z > z) = 1%
const normal = (mean: number, sd = 1): Distribution => ({ kind: 'normal', mean, sd });

/** The share of draws that are not High. */
const drawn = (moved: Distribution, healthy: Distribution, samples: number, draws: number) =>
  1 -
  comparedChance({ key, entity: JSON.stringify(moved), bad: 'higher', healthy: lawOf(healthy), samples, draws })(
    lawOf(moved),
  );

describe('the normal theory of the rank sum', () => {
  it('gives a false alarm the chance Φ(−z/(1 − c)), whatever the law', () => {
    // Where nothing differs the estimate E and the rank sum go together, w(s) ≈ w(0)(1 − s/E): w(cE) > z is w(0) > z/(1 − c).
    const expected = normalCdf(-Z / 0.75);
    expect(expected).toBeCloseTo(0.00096, 5);
    for (const reads of [
      normal(50),
      { kind: 'exponential', mean: 30 },
      { kind: 'lognormal', mu: 3, sigma: 1 },
    ] as const) {
      const law = lawOf(reads);
      const chances = sideChances(law, law, 5000, CRITICAL, 0.25);
      expect(chances?.high).toBeCloseTo(expected, 4);
      expect(chances?.low).toBeCloseTo(expected, 4);
    }
  });

  it('is that of Lehmann for a shift of a normal law, where the tolerance is 0', () => {
    // With tolerance 0 High is U > n²/2 + ½ + zσ, the test itself. Its power is Φ((p₁ − ½ − …)/sd) with p₁ = P(X > Y) = Φ(δ/√2) and
    // Var U/n² = (p₁(1 − p₁) + 2(n − 1)(p₂ − p₁²))/n², p₂ = P(X > Y, X > Y′) = ∫ Φ(t + δ)² φ(t) dt (E. L. Lehmann, "Nonparametrics",
    // 1975, (2.20)); the first term is that of pairs, left out by a theory of sums: at most 1/4n².
    const n = 400;
    for (const delta of [0.1, 0.2, 0.3]) {
      const p1 = normalCdf(delta / Math.SQRT2);
      const p2 = integrate((t) => normalCdf(t + delta) ** 2 * normalDensity(t), -9, 9, 200);
      const sigma = Math.sqrt((2 * n + 1) / 12) / n;
      const sd = Math.sqrt((p1 * (1 - p1) + 2 * (n - 1) * (p2 - p1 * p1)) / (n * n));
      const power = normalCdf((p1 - 0.5 - 0.5 / (n * n) - Z * sigma) / sd);
      // Far from 0 the condition of a positive value takes nothing away.
      const chances = sideChances(lawOf(normal(100 + delta)), lawOf(normal(100)), n, CRITICAL, 0);
      if (delta > 0.25) expect(chances?.high).toBeCloseTo(power, 3);
      else expect(chances).toBeNull(); // the means are not clearly apart
    }
  });

  it.each([
    ['a shift', normal(103, 10), normal(100, 10)],
    ['a scale', { kind: 'exponential', mean: 140 }, { kind: 'exponential', mean: 100 }],
    ['a heavy tail', { kind: 'lognormal', mu: 4.2, sigma: 0.8 }, { kind: 'lognormal', mu: 4, sigma: 0.8 }],
  ] as [string, Distribution, Distribution][])('is near what draws say of 128 samples: %s', (_, moved, healthy) => {
    const share = drawn(moved, healthy, 128, 10_000);
    const theory = sideChances(lawOf(moved), lawOf(healthy), 128, CRITICAL, 0.25)?.high;
    // Three standard errors of the draws, and 1% for the theory.
    if (theory !== undefined) {
      expect(Math.abs(theory - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / 10_000) + 0.01);
    }
  });

  it('is not relied on where values repeat, or are as small as the tolerance', () => {
    const coarse = lawOf({ kind: 'empirical', values: [1, 2, 3] });
    expect(sideChances(coarse, coarse, 5000, CRITICAL, 0.25)).toBeNull();
    const small = lawOf(normal(0.001, 0.0001));
    expect(sideChances(small, small, 5000, CRITICAL, 0.25)).toBeNull();
  });
});
