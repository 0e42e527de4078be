import type { Distribution } from '@rollout/language';
import { exp, expm1 } from '../../math/exp.ts';
import { log, log1p } from '../../math/log.ts';
import type { Law } from '../law.ts';

/** Without memory, with the given mean. */
export function exponentialLaw(of: Distribution, mean: number): Law {
  return {
    of,
    mean,
    variance: mean * mean,
    median: mean * Math.LN2,
    least: 0,
    most: Infinity,
    cdf: (x) => (x > 0 ? -expm1(-x / mean) : 0),
    survival: (x) => (x > 0 ? exp(-x / mean) : 1),
    quantile: (p) => -mean * log1p(-p),
    upperQuantile: (q) => -mean * log(q),
    sample: (u) => -mean * log(1 - u), // 1 − u is exact for the uniforms that are drawn
    atoms: [],
    density: (x) => (x >= 0 ? exp(-x / mean) / mean : 0),
    breaks: [0],
  };
}
