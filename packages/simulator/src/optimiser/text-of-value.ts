/** Values of params as plans have them. */
import { durationText, percentText, writtenDurationText } from '@rollout/compiler';
import type { Axis } from './space.ts';

/** A value of a param as a plan would say it; what a choice is called. */
export function textOfValue({ kind, labels }: Pick<Axis, 'kind' | 'labels'>, value: number): string {
  switch (kind) {
    case 'choice':
      return labels?.[value] ?? String(value);
    case 'duration':
      // Weeks read well alone; 1w beside 6d does not compare.
      return value % WEEK === 0 && value > 2 * WEEK ? writtenDurationText(value) : hoursText(value);
    case 'percent':
      return percentText(value);
    case 'number':
      return String(value);
  }
}

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;

/** Bakes are told in hours up to three days: `36h`, not `1d12h`. */
function hoursText(milliseconds: number): string {
  const hours = milliseconds / HOUR;
  return Number.isInteger(hours) && hours > 0 && hours <= 72 ? `${hours}h` : durationText(milliseconds);
}
