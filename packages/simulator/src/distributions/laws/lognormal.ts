import type { Distribution } from '@rollout/language';
import { exp, expm1 } from '../../math/exp.ts';
import { log } from '../../math/log.ts';
import { normalCdf, normalDensity, normalQuantile, normalSurvival } from '../../math/normal.ts';
import type { Law } from '../law.ts';

/** The exponential of a normal with mean `mu` and deviation `sigma`. */
export function lognormalLaw(of: Distribution, mu: number, sigma: number): Law {
  const mean = exp(mu + 0.5 * sigma * sigma);
  const quantile = (p: number) => exp(mu + sigma * normalQuantile(p));
  return {
    of,
    mean,
    variance: mean * mean * expm1(sigma * sigma),
    median: exp(mu),
    least: 0,
    most: Infinity,
    cdf: (x) => (x > 0 ? normalCdf((log(x) - mu) / sigma) : 0),
    survival: (x) => (x > 0 ? normalSurvival((log(x) - mu) / sigma) : 1),
    quantile,
    upperQuantile: (q) => exp(mu - sigma * normalQuantile(q)),
    sample: quantile,
    atoms: [],
    density: (x) => (x > 0 ? normalDensity((log(x) - mu) / sigma) / (x * sigma) : 0),
    breaks: [0],
  };
}
