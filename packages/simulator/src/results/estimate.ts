import type { Figure } from '../statistics/index.ts';
import type { Estimate } from './results.ts';

/** A figure as results have it, times `scale`: what the trials do not tell (NaN, or a bound that is infinite) is null. */
export function estimate({ value, low, high }: Figure, scale = 1): Estimate {
  return { value: known(value * scale), low: known(low * scale), high: known(high * scale) };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
