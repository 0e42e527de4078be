import type { Distribution } from '@rollout/language';
import { exp, expm1 } from '../../math/exp.ts';
import { log, log1p } from '../../math/log.ts';
import { logGamma } from '../../math/log-gamma.ts';
import { pow } from '../../math/pow.ts';
import type { Law } from '../law.ts';

/** P(X > x) = exp(−(x/scale)^shape). The mean is scale · Γ(1 + 1/shape). */
export function weibullLaw(of: Distribution, shape: number, scale: number): Law {
  const inverse = 1 / shape;
  const first = logGamma(1 + inverse);
  const mean = scale * exp(first);
  const quantile = (p: number) => scale * pow(-log1p(-p), inverse);
  return {
    of,
    mean,
    variance: mean * mean * expm1(logGamma(1 + 2 * inverse) - 2 * first),
    median: scale * pow(Math.LN2, inverse),
    least: 0,
    most: Infinity,
    cdf: (x) => (x > 0 ? -expm1(-pow(x / scale, shape)) : 0),
    survival: (x) => (x > 0 ? exp(-pow(x / scale, shape)) : 1),
    quantile,
    upperQuantile: (q) => scale * pow(-log(q), inverse),
    sample: (u) => scale * pow(-log(1 - u), inverse), // 1 − u is exact for the uniforms that are drawn
    atoms: [],
    density: (x) => {
      if (!(x > 0)) return 0;
      const power = pow(x / scale, shape);
      return ((shape * power) / x) * exp(-power);
    },
    breaks: [0],
  };
}
