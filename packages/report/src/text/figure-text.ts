/** Figures of expectations as people read them. */
import type { Estimate, ExpectationResults, MeasureUnit } from '@rollout/simulator';
import { formatDuration } from './duration.ts';
import { percentWithInterval } from './estimate.ts';
import { formatNumber, formatPercent } from './number.ts';

const SECOND = 1_000;

/** A figure with its interval, if it has one: `3d 4h (3d 2h–3d 6h)`, `0.4% (0.31–0.52%)`, `43.1 (42.5–43.7) servers`; `3d 4h (too few trials)` where they bound it on neither side. */
export function figureText(estimate: Estimate, unit: MeasureUnit): string {
  const { value, low, high } = estimate;
  if (value === null) return 'unknown';
  if (unit === 'share' && high !== null) return percentWithInterval(estimate);
  const text = amountText(value, unit);
  if (low === high) return withUnit(text, unit);
  if (high === null) {
    // The greatest that was seen; there may be greater ones.
    if (low === null || low === value) return `${withUnit(text, unit)} seen`;
    // No figure is below 0: nothing is known of it but what was seen.
    if (low <= 0) return `${withUnit(text, unit)} (too few trials)`;
    return withUnit(`${text} (≥${amountText(low, unit)})`, unit);
  }
  if (low === null) return withUnit(`${text} (≤${amountText(high, unit)})`, unit);
  const [from, to] = [amountText(low, unit), amountText(high, unit)];
  return withUnit(from === to ? text : `${text} (${from}–${to})`, unit);
}

/** Without an interval: `3d 4h`, `0.4%`, `500 server-hours`. */
export function plainText(value: number, unit: MeasureUnit): string {
  return withUnit(amountText(value, unit), unit);
}

/** How far apart two figures are; percents in points. */
export function differenceText(difference: number, unit: MeasureUnit): string {
  if (unit !== 'share') return plainText(difference, unit);
  const points = formatPercent(difference).replace('%', '');
  return `${points} percent point${points === '1' ? '' : 's'}`;
}

function amountText(value: number, unit: MeasureUnit): string {
  switch (unit) {
    case 'share':
      return formatPercent(value);
    case 'seconds':
      return formatDuration(value * SECOND);
    case 'servers':
    case 'server-hours':
    case 'user-hours':
    case 'requests':
      return formatNumber(value);
    default:
      return unit satisfies never;
  }
}

function withUnit(text: string, unit: MeasureUnit): string {
  return unit === 'share' || unit === 'seconds' ? text : `${text} ${unit}`;
}

/** What stands for the value of an expectation: its figure, or that it is proven. */
export function valueText({ value, unit, status }: ExpectationResults): string {
  if (value === null || unit === null) return status === 'met' ? 'proven' : 'not proven';
  return figureText(value, unit);
}

/** How it was found: `exact`, `4,096 trials`. */
export function effortText({ method, trials }: ExpectationResults, counted: (trials: number) => string): string {
  switch (method) {
    case 'exact':
      return 'exact';
    case 'proven':
      return '';
    case 'simulated':
      return counted(trials);
    default:
      return method satisfies never;
  }
}
