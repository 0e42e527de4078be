import type { Distribution } from '@rollout/language';
import type { Law } from '../law.ts';

/** Density rising from `low` to `mode` and falling to `high`, both in a straight line. */
export function triangularLaw(of: Distribution, low: number, mode: number, high: number): Law {
  const width = high - low;
  const rise = mode - low;
  const fall = high - mode;
  const below = rise / width; // P(X ≤ mode)
  const above = fall / width;
  const quantile = (p: number) =>
    p <= below ? low + Math.sqrt(p * width * rise) : high - Math.sqrt((1 - p) * width * fall);
  return {
    of,
    mean: (low + mode + high) / 3,
    variance: (rise * rise + rise * fall + fall * fall) / 18,
    median: quantile(0.5),
    least: low,
    most: high,
    cdf: (x) => {
      if (x <= low) return 0;
      if (x >= high) return 1;
      return x <= mode
        ? ((x - low) * (x - low)) / (width * rise)
        : below + ((x - mode) * (fall + high - x)) / (width * fall);
    },
    survival: (x) => {
      if (x <= low) return 1;
      if (x >= high) return 0;
      return x <= mode
        ? above + ((mode - x) * (rise + x - low)) / (width * rise)
        : ((high - x) * (high - x)) / (width * fall);
    },
    quantile,
    upperQuantile: (q) => (q <= above ? high - Math.sqrt(q * width * fall) : low + Math.sqrt((1 - q) * width * rise)),
    sample: quantile,
    atoms: [],
    density: (x) => {
      if (x < low || x > high) return 0;
      if (x === mode) return 2 / width;
      return x < mode ? (2 * (x - low)) / (width * rise) : (2 * (high - x)) / (width * fall);
    },
    breaks: [low, mode, high],
  };
}
