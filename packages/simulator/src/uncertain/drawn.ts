/** Numbers as they may be, by what they were estimated from. */
import type { Counted, Distribution } from '@rollout/language';
import { COMPLEMENT, SIX_OVER_PI_SQUARED, weibullErrors } from '../calibrate/parameters.ts';
import { trigamma } from '../math/digamma.ts';
import { exp } from '../math/exp.ts';
import { betaQuantile } from '../math/incomplete-beta.ts';
import { gammaQuantile } from '../math/incomplete-gamma.ts';
import { normalQuantile } from '../math/normal.ts';

/** A chance that is as likely as Jeffreys' Beta(k + ½, n − k + ½) has it; `u` uniform in (0, 1). */
export function drawnChance({ count, of }: Counted, u: number): number {
  return betaQuantile(count + 0.5, of - count + 0.5, u);
}

/**
 * A distribution that the `n` values may have come from to which `of` was fitted by maximum likelihood. Exactly by the reference priors for the exponential (and an Erlang of known order), the lognormal and
 * the normal distribution; by the asymptotic normal of the logarithms of shape and scale for the gamma and the Weibull distribution. Others are taken as known.
 */
export function drawnLaw(of: Distribution, n: number, u: number, v: number): Distribution {
  switch (of.kind) {
    case 'exponential':
      return { ...of, mean: (of.mean * n) / gammaQuantile(n, u) };
    case 'erlang':
      return { ...of, mean: (of.mean * n * of.k) / gammaQuantile(n * of.k, u) };
    case 'lognormal': {
      const sigma = drawnDeviation(of.sigma, n, u);
      return { ...of, mu: of.mu + (sigma * normalQuantile(v)) / Math.sqrt(n), sigma };
    }
    case 'normal': {
      const sd = drawnDeviation(of.sd, n, u);
      return { ...of, mean: of.mean + (sd * normalQuantile(v)) / Math.sqrt(n), sd };
    }
    case 'gamma': {
      // The covariance of ln shape and ln scale is the inverse of n((a²ψ′(a), a), (a, a)).
      const { shape } = of;
      const first = shape * shape * trigamma(shape);
      const determinant = (first - shape) * shape * n;
      const [x, y] = twoNormals(shape / determinant, first / determinant, -shape / determinant, u, v);
      return { ...of, shape: shape * exp(x), scale: of.scale * exp(y) };
    }
    case 'weibull': {
      const [shapeError, scaleError] = weibullErrors(of.shape, n);
      const covariance = (COMPLEMENT * SIX_OVER_PI_SQUARED) / (of.shape * n);
      const [x, y] = twoNormals(shapeError * shapeError, scaleError * scaleError, covariance, u, v);
      return { ...of, shape: of.shape * exp(x), scale: of.scale * exp(y) };
    }
    case 'fixed':
    case 'uniform':
    case 'triangular':
    case 'empirical':
    case 'mix':
      return of;
  }
}

/** n·sd²/σ² has a chi-square distribution with n − 1 degrees of freedom. */
function drawnDeviation(sd: number, n: number, u: number): number {
  return sd * Math.sqrt(n / (2 * gammaQuantile((n - 1) / 2, u)));
}

function twoNormals(varianceX: number, varianceY: number, covariance: number, u: number, v: number): [number, number] {
  const first = normalQuantile(u);
  const slope = covariance / varianceX;
  const rest = Math.sqrt(Math.max(0, varianceY - slope * covariance));
  const x = Math.sqrt(varianceX) * first;
  return [x, slope * x + rest * normalQuantile(v)];
}
