/** Figures of `optimize` as people read them. */
import type { Machine } from '@rollout/compiler';
import type { Figure, Target } from '@rollout/simulator';
import { formatDuration } from '../duration.ts';
import { formatNumber, formatPercent } from '../number.ts';
import type { Unit } from './report.ts';

export { textOfValue } from '@rollout/simulator';

export function unitOf({ numbers: { bugs } }: Machine, target: Target): Unit {
  if (target.kind === 'found' || target.measure.kind === 'chance') return 'share';
  const { of } = target.measure;
  switch (of.kind) {
    case 'duration':
      return 'milliseconds';
    case 'exposure':
      return bugs[of.bug ?? 0]?.unit ?? 'server-hours';
    case 'reach':
      return 'servers';
    case 'down':
      return 'share';
  }
}

/** `2d 4h`, `0.31%`, `1,240`: without a unit's name, which is said once. */
export function amountText(unit: Unit, value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  switch (unit) {
    case 'milliseconds':
      return formatDuration(value);
    case 'share':
      return formatPercent(value);
    default:
      return formatNumber(value);
  }
}

/** The same with the unit: `1,240 server-hours`. */
export function measuredText(unit: Unit, value: number): string {
  const text = amountText(unit, value);
  return unit === 'milliseconds' || unit === 'share' ? text : `${text} ${unit}`;
}

/** By how much two figures differ; chances by points, for a percent would be one of them. */
export function differenceText(unit: Unit, value: number): string {
  return unit === 'share' ? formatPercent(value).replace('%', ' points') : measuredText(unit, value);
}

/** With its interval, where it has one that can be seen: `1,240 (1,190–1,280)`. */
export function figureText(unit: Unit, { value, low, high }: Figure): string {
  const text = amountText(unit, value);
  if (low === high || Number.isNaN(value)) return text;
  const [from, to] = [amountText(unit, low), amountText(unit, high)];
  return from === to ? text : `${text} (${Number.isFinite(low) ? from : '…'}–${Number.isFinite(high) ? to : '…'})`;
}
