import type { Estimate } from '@rollout/simulator';
import { formatDuration } from './duration.ts';
import { formatNumber, formatPercent } from './number.ts';

/** Above this a chance's interval is told by its lower end alone. */
const NEARLY_SURE = 0.999;

/** A chance with its interval: `0.4% (0.31–0.52%)`; one that was never seen is `0% (≤0.05%)`, one always seen `100% (≥99.7%)`. */
export function percentWithInterval(estimate: Estimate): string {
  const { value, low, high } = estimate;
  if (value === null || low === null || high === null) return 'unknown';
  if (low === high) return formatPercent(value);
  if (value === 0) return `0% (${bounded('≤', high)})`;
  if (high > NEARLY_SURE) return `${formatPercent(value)} (${bounded('≥', low)})`;
  const [from, to] = [formatPercent(low), formatPercent(high)];
  // Known to more digits than are shown.
  return from === to ? formatPercent(value) : `${formatPercent(value)} (${from.replace('%', '')}–${to})`;
}

/** `<0.000001%` and `>99.999999%` are bounds by themselves. */
function bounded(sign: '≤' | '≥', share: number): string {
  const text = formatPercent(share);
  return /^[<>]/.test(text) ? text : `${sign}${text}`;
}

/** A number with its interval: `43.1 (42.5–43.7)`; one that is known, or of which too little is, stands alone. */
export function numberWithInterval({ value, low, high }: Estimate): string {
  if (value === null) return 'unknown';
  const text = formatNumber(value);
  if (low === null || high === null || low === high) return text;
  const [from, to] = [formatNumber(low), formatNumber(high)];
  return from === to ? text : `${text} (${from}–${to})`;
}

/** A chance alone. */
export function percentOf({ value }: Estimate): string {
  return value === null ? 'unknown' : formatPercent(value);
}

/** A time in seconds, as people read it. */
export function timeOf({ value }: Estimate, units = 2): string {
  return value === null ? '–' : formatDuration(value * 1000, units);
}

/** Half the interval's width over the value; null where that says nothing. */
export function relativeError({ value, low, high }: Estimate): number | null {
  return value === null || low === null || high === null || value <= 0 ? null : (high - low) / 2 / value;
}
