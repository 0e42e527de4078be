/** The parameters of a fitted distribution, each with its interval. */
import type { Distribution } from '@rollout/language';
import { trigamma } from '../math/digamma.ts';
import { exp } from '../math/exp.ts';
import { studentCritical } from '../math/incomplete-beta.ts';
import { gammaQuantile } from '../math/incomplete-gamma.ts';
import { normalQuantile } from '../math/normal.ts';
import { LEVEL } from './rate.ts';

export interface Parameter {
  readonly name: 'mean' | 'median' | 'sigma' | 'sd' | 'shape' | 'scale' | 'value';
  /** Milliseconds, if `isTime`. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isTime: boolean;
}

/**
 * Of a distribution that was fitted to `n` values by maximum likelihood, n at least 2. Exact for the exponential, the lognormal and the normal (chi-square and Student's t); by the asymptotic normal
 * of the logarithms for the gamma and the Weibull distribution.
 */
export function parametersOf(of: Distribution, n: number, level = LEVEL): readonly Parameter[] {
  switch (of.kind) {
    case 'exponential': {
      const [low, high] = chiSquareBounds(2 * n, level);
      return [{ ...time('mean', of.mean), low: (2 * n * of.mean) / high, high: (2 * n * of.mean) / low }];
    }
    case 'lognormal': {
      const half = (studentCritical(level, n - 1) * of.sigma) / Math.sqrt(n - 1);
      const median = time('median', exp(of.mu));
      return [
        { ...median, low: exp(of.mu - half), high: exp(of.mu + half) },
        { ...deviation('sigma', of.sigma, n, level), isTime: false },
      ];
    }
    case 'normal': {
      const half = (studentCritical(level, n - 1) * of.sd) / Math.sqrt(n - 1);
      return [
        { ...time('mean', of.mean), low: of.mean - half, high: of.mean + half },
        { ...deviation('sd', of.sd, n, level), isTime: true },
      ];
    }
    case 'gamma': {
      const [shape, scale] = gammaErrors(of.shape, n);
      return [around('shape', of.shape, shape, false, level), around('scale', of.scale, scale, true, level)];
    }
    case 'weibull': {
      const [shape, scale] = weibullErrors(of.shape, n);
      return [around('shape', of.shape, shape, false, level), around('scale', of.scale, scale, true, level)];
    }
    case 'fixed':
      return [{ ...time('value', of.value), low: of.value, high: of.value }];
    case 'uniform':
    case 'triangular':
    case 'erlang':
    case 'empirical':
    case 'mix':
      return [];
  }
}

function time(name: Parameter['name'], value: number): Pick<Parameter, 'name' | 'value' | 'isTime'> {
  return { name, value, isTime: true };
}

/** n·sd²/σ² has a chi-square distribution with n − 1 degrees of freedom. */
function deviation(name: 'sigma' | 'sd', sd: number, n: number, level: number): Omit<Parameter, 'isTime'> {
  const [low, high] = chiSquareBounds(n - 1, level);
  return { name, value: sd, low: sd * Math.sqrt(n / high), high: sd * Math.sqrt(n / low) };
}

function chiSquareBounds(freedom: number, level: number): [low: number, high: number] {
  const tail = (1 - level) / 2;
  return [2 * gammaQuantile(freedom / 2, tail), 2 * gammaQuantile(freedom / 2, 1 - tail)];
}

/** `error` is the standard error of the logarithm. */
function around(name: Parameter['name'], value: number, error: number, isTime: boolean, level: number): Parameter {
  const factor = exp(normalQuantile((1 + level) / 2) * error);
  return { name, value, low: value / factor, high: value * factor, isTime };
}

/**
 * Standard errors of ln shape and ln scale. The information of one value about (ln a, ln s) is ((a²ψ′(a), a), (a, a)).
 */
function gammaErrors(shape: number, n: number): readonly [number, number] {
  const first = shape * shape * trigamma(shape);
  const determinant = first * shape - shape * shape;
  return [Math.sqrt(shape / determinant / n), Math.sqrt(first / determinant / n)];
}

/**
 * Standard errors of ln shape and ln scale. The information of one value about (ln k, ln λ) is ((π²/6 + (1 − γ)², −k(1 − γ)), (−k(1 − γ), k²)), with Euler's γ; its inverse has
 * 6/π² and (1 + 6(1 − γ)²/π²)/k² on the diagonal.
 */
export function weibullErrors(shape: number, n: number): readonly [number, number] {
  return [
    Math.sqrt(SIX_OVER_PI_SQUARED / n),
    Math.sqrt((1 + SIX_OVER_PI_SQUARED * COMPLEMENT * COMPLEMENT) / n) / shape,
  ];
}

export const SIX_OVER_PI_SQUARED = 0.6079271018540267;
/** 1 − γ. */
export const COMPLEMENT = 0.42278433509846713;
