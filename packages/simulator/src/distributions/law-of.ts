import type { Distribution } from '@rollout/language';
import { exp } from '../math/exp.ts';
import type { Law } from './law.ts';
import { empiricalLaw } from './laws/empirical.ts';
import { exponentialLaw } from './laws/exponential.ts';
import { fixedLaw } from './laws/fixed.ts';
import { gammaLaw } from './laws/gamma.ts';
import { lognormalLaw } from './laws/lognormal.ts';
import { mixLaw } from './laws/mix.ts';
import { normalLaw } from './laws/normal.ts';
import { triangularLaw } from './laws/triangular.ts';
import { uniformLaw } from './laws/uniform.ts';
import { weibullLaw } from './laws/weibull.ts';

/** Makes a checked distribution ready. Prepare it once and keep it: some laws compute much here. */
export function lawOf(of: Distribution): Law {
  switch (of.kind) {
    case 'fixed':
      return fixedLaw(of, of.value);
    case 'uniform':
      return of.high > of.low ? uniformLaw(of, of.low, of.high) : fixedLaw(of, of.low);
    case 'triangular':
      return of.high > of.low ? triangularLaw(of, of.low, of.mode, of.high) : fixedLaw(of, of.low);
    case 'exponential':
      return of.mean > 0 ? exponentialLaw(of, of.mean) : fixedLaw(of, 0);
    case 'normal':
      return of.sd > 0 ? normalLaw(of, of.mean, of.sd) : fixedLaw(of, of.mean);
    case 'lognormal':
      return of.sigma > 0 ? lognormalLaw(of, of.mu, of.sigma) : fixedLaw(of, exp(of.mu));
    case 'weibull':
      return weibullLaw(of, of.shape, of.scale);
    case 'gamma':
      return gammaLaw(of, of.shape, of.scale);
    case 'erlang':
      return of.mean > 0 ? gammaLaw(of, of.k, of.mean / of.k) : fixedLaw(of, 0);
    case 'empirical':
      return empiricalLaw(of, of.values);
    case 'mix':
      return mixLaw(
        of,
        of.parts.map((part) => ({ weight: part.weight, law: lawOf(part.of) })),
      );
  }
}
