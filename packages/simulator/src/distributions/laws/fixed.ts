import type { Distribution } from '@rollout/language';
import type { Law } from '../law.ts';

/** Always `value`. Also what the other laws become when they have no spread. */
export function fixedLaw(of: Distribution, value: number): Law {
  return {
    of,
    mean: value,
    variance: 0,
    median: value,
    least: value,
    most: value,
    cdf: (x) => (x >= value ? 1 : 0),
    survival: (x) => (x >= value ? 0 : 1),
    quantile: () => value,
    upperQuantile: () => value,
    sample: () => value,
    atoms: [{ at: value, weight: 1 }],
    density: () => 0,
    breaks: [],
  };
}
