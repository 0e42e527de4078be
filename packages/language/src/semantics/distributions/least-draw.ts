import type { Distribution } from '../../program/index.ts';

/** The least value that can be drawn, in the distribution's unit; 0 where any above it can. */
export function leastDraw(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
    case 'triangular':
      return distribution.low;
    case 'empirical':
      return distribution.values[0] ?? 0;
    case 'mix':
      return distribution.parts.reduce((least, { of }) => Math.min(least, leastDraw(of)), Number.POSITIVE_INFINITY);
    case 'exponential':
    case 'normal':
    case 'lognormal':
    case 'weibull':
    case 'gamma':
    case 'erlang':
      return 0;
  }
}
