import type { MachineMeasure } from '@rollout/compiler';
import { log1p } from '../math/log.ts';
import { chanceBeyondOf, RARELY } from '../measures/figure-of-tally.ts';
import type { MeasureTally } from '../measures/measure-tally.ts';
import { normalCritical } from '../statistics/critical.ts';
import type { Figure } from '../statistics/index.ts';

/** Nobody runs more. */
const MOST = 1e15;

/** At which level figures are told after so many trials: the more often they are looked at, the surer each look has to be. */
export type LevelAt = (trials: number) => number;

/**
 * About how many trials would tell a figure from a bound, after so many that do not: intervals narrow with the root of their
 * number. Of a greatest or least value: until no run in `RARELY` is left that goes beyond what was seen, if none does. null: it is
 * the bound, as far as can be seen, or no trial was about it.
 */
export function trialsNeeded(tally: MeasureTally, figure: Figure, bound: number, levelAt: LevelAt): number | null {
  const done = tally.trialsIn.reduce((sum, count) => sum + count, 0) * tally.stride;
  const neededAt = neededOf(tally, figure, bound, { done, level: levelAt(done) });
  if (neededAt === null) return null;
  let needed = neededAt(levelAt(done));
  // Twice as many have one look more: then it does no harm to run some more than are needed.
  for (let last = 0; needed > last && needed <= MOST; needed = Math.max(last, neededAt(levelAt(2 * last))))
    last = needed;
  return needed <= MOST ? Math.ceil(needed) : null;
}

function neededOf(
  tally: MeasureTally,
  { value, low, high }: Figure,
  bound: number,
  { done, level: now }: { readonly done: number; readonly level: number },
): ((level: number) => number) | null {
  if (Number.isNaN(value)) return null;
  // What has not happened in n trials has a chance p at the most, with n ln(1 − p) alike for all n.
  if (isExtreme(tally.measure)) return (level) => (done * log1p(-chanceBeyondOf(tally, level))) / log1p(-RARELY);
  const distance = Math.abs(bound - value);
  const half = bound > value ? high - value : value - low;
  if (distance === 0) return null;
  // Of an interval that is open, only that it takes more.
  if (!Number.isFinite(half)) return () => 2 * done;
  return (level) => done * ((half / distance) * (normalCritical(level) / normalCritical(now))) ** 2;
}

function isExtreme(measure: MachineMeasure): boolean {
  return measure.kind === 'statistic' && (measure.statistic.kind === 'min' || measure.statistic.kind === 'max');
}
