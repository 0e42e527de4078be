import type { Distribution } from '@rollout/language';
import type { Law } from '../law.ts';

/** Evenly between `low` and `high`. */
export function uniformLaw(of: Distribution, low: number, high: number): Law {
  const width = high - low;
  const quantile = (p: number) => low + width * p;
  return {
    of,
    mean: low + 0.5 * width,
    variance: (width * width) / 12,
    median: low + 0.5 * width,
    least: low,
    most: high,
    cdf: (x) => (x <= low ? 0 : x >= high ? 1 : (x - low) / width),
    survival: (x) => (x <= low ? 1 : x >= high ? 0 : (high - x) / width),
    quantile,
    upperQuantile: (q) => high - width * q,
    sample: quantile,
    atoms: [],
    density: (x) => (x >= low && x <= high ? 1 / width : 0),
    breaks: [low, high],
  };
}
