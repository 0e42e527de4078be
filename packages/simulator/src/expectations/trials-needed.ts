import type { MachineMeasure } from '@rollout/compiler';
import { chanceBeyondOf, RARELY } from '../measures/figure-of-tally.ts';
import type { MeasureTally } from '../measures/measure-tally.ts';
import type { Figure } from '../statistics/index.ts';

/** Nobody runs more. */
const MOST = 1e15;

/**
 * About how many trials would tell a figure from a bound, after so many that do not: intervals narrow with the root of their
 * number. null: it is the bound, as far as can be seen, or no trial was about it.
 */
export function trialsNeeded(tally: MeasureTally, figure: Figure, bound: number, level: number): number | null {
  const { value, low, high } = figure;
  const done = tally.trialsIn.reduce((sum, count) => sum + count, 0) * tally.stride;
  if (Number.isNaN(value)) return null;
  if (isExtreme(tally.measure)) return bounded((done * chanceBeyondOf(tally, level)) / RARELY);
  const distance = Math.abs(bound - value);
  const half = bound > value ? high - value : value - low;
  if (distance === 0) return null;
  // Of an interval that is open, only that it takes more.
  return Number.isFinite(half) ? bounded(done * (half / distance) ** 2) : bounded(2 * done);
}

function isExtreme(measure: MachineMeasure): boolean {
  return measure.kind === 'statistic' && (measure.statistic.kind === 'min' || measure.statistic.kind === 'max');
}

function bounded(trials: number): number | null {
  return trials <= MOST ? Math.ceil(trials) : null;
}
