/** The unit in which a small metric is judged. */
import type { MachineMetric } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { lawOf } from '../../distributions/index.ts';
import { log } from '../../math/log.ts';

const POINTS = 100;

/**
 * A compared metric that reads less than 1, such as an error rate of 0.5%, in percent points. The judge finds the ends of its interval to
 * 0.0001 of the unit, whatever that is, so among shares of 1 it would take an error rate that doubles from 0.01% for no change at all. Whoever
 * sets a canary up takes a unit in which that plays no part; a plan's power is that of such a canary.
 */
export function inPercentPoints(metric: MachineMetric): MachineMetric {
  const { reads, threshold } = metric;
  if (reads === null || threshold !== null || lawOf(reads).mean >= 1) return metric;
  return {
    ...metric,
    reads: scaled(reads),
    moved: metric.moved.map(({ bug, to }) => ({ bug, to: scaled(to) })),
  };
}

function scaled(distribution: Distribution): Distribution {
  switch (distribution.kind) {
    case 'fixed':
      return { ...distribution, value: distribution.value * POINTS };
    case 'uniform':
      return { ...distribution, low: distribution.low * POINTS, high: distribution.high * POINTS };
    case 'triangular': {
      const { low, mode, high } = distribution;
      return { ...distribution, low: low * POINTS, mode: mode * POINTS, high: high * POINTS };
    }
    case 'exponential':
    case 'erlang':
      return { ...distribution, mean: distribution.mean * POINTS };
    case 'normal':
      return { ...distribution, mean: distribution.mean * POINTS, sd: distribution.sd * POINTS };
    case 'lognormal':
      return { ...distribution, mu: distribution.mu + log(POINTS) };
    case 'weibull':
    case 'gamma':
      return { ...distribution, scale: distribution.scale * POINTS };
    case 'empirical':
      return { ...distribution, values: distribution.values.map((value) => value * POINTS) };
    case 'mix':
      return { ...distribution, parts: distribution.parts.map(({ weight, of }) => ({ weight, of: scaled(of) })) };
  }
}
