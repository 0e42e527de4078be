/** What the pictures of a study say alike. */
import type { Estimate, Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatDuration } from '../../text/duration.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import type { RowValue } from '../chart/rows/row-chart.ts';
import type { TableColumn } from '../picture.ts';

/** Of what the study's figures are. */
export function fromRuns({
  method,
  trials,
  confidence,
  complete,
}: Pick<Results, 'method' | 'trials' | 'confidence' | 'complete'>): string {
  if (method === 'exact') return 'Exact: worked out from all runs that the plan can take.';
  const stopped = complete ? '' : '; the study was stopped before its end';
  return `From ${counted(trials, 'run')}${stopped}; intervals at ${formatPercent(confidence)}.`;
}

/** `and 41 more stages, of …`: what is not drawn row by row. */
export function summedUp(left: number, what: string): string[] {
  return left > 0 ? [`${counted(left, what)} in one row; all are in the numbers.`] : [];
}

/** A time in seconds. */
export const timeText = (seconds: number): string => (seconds === 0 ? '0s' : formatDuration(seconds * 1000));

export const timeOrNone = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : timeText(value);

/** A chance, and its interval beside it. */
export function chanceValue(estimate: Estimate): RowValue {
  const text = percentWithInterval(estimate);
  const end = text.indexOf(' ');
  return end < 0 ? { text } : { text: text.slice(0, end), more: text.slice(end + 1) };
}

/** `25m (24m–26m)`; alone where the bounds read the same. */
export function timeWithInterval({ value, low, high }: Estimate): string {
  if (value === null) return 'unknown';
  const text = timeText(value);
  if (low === null || high === null || low === high) return text;
  const [from, to] = [timeText(low), timeText(high)];
  return from === to ? text : `${text} (${from}–${to})`;
}

export const left = (title: string): TableColumn => ({ title, align: 'left' });
export const right = (title: string): TableColumn => ({ title, align: 'right' });

/** The value, or none where the trials say nothing. */
export const amountOf = ({ value }: Estimate): number => value ?? 0;

/** A whisker, where it says more than its figure. */
export function whisker({ low, high }: Estimate, scale = 1): { kind: 'interval'; low: number; high: number }[] {
  return low === null || high === null || low === high
    ? []
    : [{ kind: 'interval', low: low * scale, high: high * scale }];
}
