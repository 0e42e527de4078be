/** A number of the model, a little more or less of it. */
import type { Distribution } from '@rollout/language';
import { log } from '../math/log.ts';

/** A chance moved by this share of itself, or of what it lacks to 1, whichever is less: so it stays a chance, and 99% does not become 90%. */
export function movedChance(chance: number, by: number): number {
  return chance + by * Math.min(chance, 1 - chance);
}

/** All values of a law times `by`. */
export function scaledLaw(law: Distribution, by: number): Distribution {
  switch (law.kind) {
    case 'fixed':
      return { kind: 'fixed', value: law.value * by };
    case 'uniform':
      return { kind: 'uniform', low: law.low * by, high: law.high * by };
    case 'triangular':
      return { kind: 'triangular', low: law.low * by, mode: law.mode * by, high: law.high * by };
    case 'exponential':
      return { kind: 'exponential', mean: law.mean * by };
    case 'normal':
      return { kind: 'normal', mean: law.mean * by, sd: law.sd * by };
    case 'lognormal':
      return { kind: 'lognormal', mu: law.mu + log(by), sigma: law.sigma };
    case 'weibull':
      return { kind: 'weibull', shape: law.shape, scale: law.scale * by };
    case 'gamma':
      return { kind: 'gamma', shape: law.shape, scale: law.scale * by };
    case 'erlang':
      return { kind: 'erlang', k: law.k, mean: law.mean * by };
    case 'empirical':
      return { kind: 'empirical', values: law.values.map((value) => value * by) };
    case 'mix':
      return { kind: 'mix', parts: law.parts.map(({ weight, of }) => ({ weight, of: scaledLaw(of, by) })) };
    default:
      return law satisfies never;
  }
}

/** Nothing of it would move. */
export function isNothing(law: Distribution): boolean {
  switch (law.kind) {
    case 'fixed':
      return law.value === 0;
    case 'empirical':
      return law.values.every((value) => value === 0);
    case 'mix':
      return law.parts.every(({ of }) => isNothing(of));
    default:
      return false;
  }
}
