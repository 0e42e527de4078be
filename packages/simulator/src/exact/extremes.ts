/** Whether the least or the greatest amount of all runs is among those that were told of: see `Walk.extremes`. */
import type { MachineMeasure } from '@rollout/compiler';
import type { Statistic } from '@rollout/language';
import type { Walk } from '../tree/index.ts';

/** Whether the measure's value may differ between runs that differ only in how long they take. */
export function goesByTime(measure: MachineMeasure): boolean {
  if (measure.kind === 'chance') return false;
  switch (measure.of.kind) {
    case 'duration':
    case 'exposure':
      return true;
    case 'reach':
    case 'down':
      return false;
  }
}

export function isTold(statistic: 'chance' | Statistic, byTime: boolean, extremes: Walk['extremes']): boolean {
  if (statistic === 'chance' || (statistic.kind !== 'min' && statistic.kind !== 'max')) return true;
  // What only time changes may go on growing for ever; of the rest, runs that are left out are far rarer than a greatest value is asked of.
  if (!byTime) return true;
  if (extremes === 'none') return false;
  return statistic.kind === 'min' || extremes === 'both';
}
