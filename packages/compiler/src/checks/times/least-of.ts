/** The shortest time that a distribution can give. */
import type { Distribution } from '@rollout/language';

/** In milliseconds; 0 where there is no shortest time. */
export function leastOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
    case 'triangular':
      return distribution.low;
    case 'empirical':
      return distribution.values[0] ?? 0;
    case 'mix':
      return distribution.parts.reduce(
        (least, { weight, of }) => (weight > 0 ? Math.min(least, leastOf(of)) : least),
        Infinity,
      );
    case 'exponential':
    case 'normal':
    case 'lognormal':
    case 'weibull':
    case 'gamma':
    case 'erlang':
      return 0;
  }
}
