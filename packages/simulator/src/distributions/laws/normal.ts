import type { Distribution } from '@rollout/language';
import { normalCdf, normalDensity, normalQuantile, normalSurvival, normalUpperQuantile } from '../../math/normal.ts';
import type { Law } from '../law.ts';

/**
 * A normal of the given `centre` and `spread`, conditioned on being greater than 0. Its moments are those of the truncated
 * law: with α = −centre/spread and λ = φ(α)/(1 − Φ(α)), the mean is centre + spread λ and the variance
 * spread² (1 + αλ − λ²) (N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous univariate distributions" 1, §13.10.1).
 */
export function normalLaw(of: Distribution, centre: number, spread: number): Law {
  const alpha = -centre / spread;
  const below = normalCdf(alpha); // what the condition takes away
  const kept = normalSurvival(alpha);
  const lambda = normalDensity(alpha) / kept;
  const quantile = (p: number) => {
    const lower = below + p * kept;
    const z = lower < 0.5 ? normalQuantile(lower) : normalUpperQuantile((1 - p) * kept);
    return p > 0 ? Math.max(0, centre + spread * z) : 0;
  };
  return {
    of,
    mean: centre + spread * lambda,
    variance: spread * spread * (1 + alpha * lambda - lambda * lambda),
    median: quantile(0.5),
    least: 0,
    most: Infinity,
    cdf: (x) => {
      if (x <= 0) return 0;
      const z = (x - centre) / spread;
      return z < 0 ? (normalCdf(z) - below) / kept : 1 - normalSurvival(z) / kept;
    },
    survival: (x) => (x <= 0 ? 1 : normalSurvival((x - centre) / spread) / kept),
    quantile,
    upperQuantile: (q) => {
      const upper = q * kept;
      const z = upper < 0.5 ? normalUpperQuantile(upper) : normalQuantile(below + (1 - q) * kept);
      return Math.max(0, centre + spread * z);
    },
    sample: quantile,
    atoms: [],
    density: (x) => (x < 0 ? 0 : normalDensity((x - centre) / spread) / (spread * kept)),
    breaks: [0],
  };
}

/** The chance that the unconditioned normal is not greater than 0. */
export function chanceBelowZero(centre: number, spread: number): number {
  return normalCdf(-centre / spread);
}
