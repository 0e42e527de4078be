import type { Distribution } from '@rollout/language';
import { gammaDensity, gammaP, gammaQ, gammaQuantile, gammaUpperQuantile } from '../../math/incomplete-gamma.ts';
import type { Law } from '../law.ts';

/** A gamma of the given shape and scale; an Erlang law is one whose shape is a whole number. */
export function gammaLaw(of: Distribution, shape: number, scale: number): Law {
  const quantile = (p: number) => scale * gammaQuantile(shape, p);
  return {
    of,
    mean: shape * scale,
    variance: shape * scale * scale,
    median: quantile(0.5),
    least: 0,
    most: Infinity,
    cdf: (x) => gammaP(shape, x / scale),
    survival: (x) => gammaQ(shape, x / scale),
    quantile,
    upperQuantile: (q) => scale * gammaUpperQuantile(shape, q),
    sample: quantile,
    atoms: [],
    density: (x) => gammaDensity(shape, x / scale) / scale,
    breaks: [0],
  };
}
