import type { Figure } from '../statistics/index.ts';

/** The true value lies in `low..high` in a share `confidence` of all studies. null: the trials say nothing about it. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** In simulated results: this figure is known without sampling. */
  readonly method?: 'exact';
}

/** A figure as results have it, times `scale`: what the trials do not tell (NaN, or a bound that is infinite) is null. */
export function estimate({ value, low, high }: Figure, scale = 1): Estimate {
  return { value: known(value * scale), low: known(low * scale), high: known(high * scale) };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
