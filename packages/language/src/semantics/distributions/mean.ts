/** Means of distributions, to hold them against what makes sense. */
import type { Distribution } from '../../program/index.ts';

/**
 * The mean in the distribution's unit; infinite where it is beyond floating-point numbers. For `normal` it is that of
 * the distribution before it is conditioned on being positive, which is at most the mean plus the deviation off.
 */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'exponential':
    case 'normal':
    case 'erlang':
      return distribution.mean;
    case 'lognormal':
      return Math.exp(distribution.mu + distribution.sigma ** 2 / 2);
    case 'weibull':
      // E X = scale · Γ(1 + 1/shape)
      return distribution.scale * Math.exp(logGamma(1 + 1 / distribution.shape));
    case 'gamma':
      return distribution.shape * distribution.scale;
    case 'empirical':
      return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
    case 'mix':
      return distribution.parts.reduce((sum, part) => sum + part.weight * meanOf(part.of), 0);
  }
}

/** ln Γ(x) for x ≥ 1 by Stirling's series (Abramowitz and Stegun 6.1.41) after stepping up to x ≥ 8: about 1e-10. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 8) {
    shift += Math.log(z);
    z++;
  }
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
