import type { Estimate } from '@rollout/simulator';
import { formatDuration } from '../duration.ts';
import { formatPercent } from '../number.ts';

/** A chance with its interval: `0.4% (0.31–0.52%)`; one that was never seen is `0% (at most 0.05%)`. */
export function percentWithInterval(estimate: Estimate): string {
  const { value, low, high } = estimate;
  if (value === null || low === null || high === null) return 'unknown';
  if (low === high) return formatPercent(value);
  if (value === 0) return `0% (at most ${formatPercent(high)})`;
  if (value === 1) return `100% (at least ${formatPercent(low)})`;
  return `${formatPercent(value)} (${formatPercent(low).replace('%', '')}–${formatPercent(high)})`;
}

/** A chance alone. */
export function percentOf(estimate: Estimate): string {
  return estimate.value === null ? 'unknown' : formatPercent(estimate.value);
}

/** A time in seconds, as people read it. */
export function timeOf(estimate: Estimate): string {
  return estimate.value === null ? '–' : formatDuration(estimate.value * 1000);
}

/** Half the interval's width over the value; null where that says nothing. */
export function relativeError({ value, low, high }: Estimate): number | null {
  return value === null || low === null || high === null || value <= 0 ? null : (high - low) / 2 / value;
}
