/** What the trials taken so far say of a measure. */
import type { AmountOfRun } from '@rollout/language';
import {
  type Amounts,
  decisiveDeviation,
  decisiveMean,
  decisiveQuantile,
  decisiveShare,
  deviationValue,
  type Kind,
  kindOf,
  meanValue,
  quantileValue,
  shareValue,
} from '../statistics/decisive/index.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { greatestAmount } from './greatest-amount.ts';
import type { MeasureTally } from './measure-tally.ts';

/** A greatest or least value cannot be known by sampling better than this: runs that go beyond it are as rare. */
export const RARELY = 1e-4;

/** The value alone; where every run was taken, as many times as its chance, it is the truth. NaN: no run was one that it is about. */
export function valueOfTally(tally: MeasureTally): number {
  const { measure } = tally;
  const kind = kindOfTally(tally);
  if (measure.kind === 'chance') return shareValue(kind, tally.hits);
  const { statistic } = measure;
  switch (statistic.kind) {
    case 'mean':
      return meanValue(kind, amountsOf(tally));
    case 'sd':
      return deviationValue(kind, amountsOf(tally));
    case 'quantile':
      return quantileValue(kind, amountsOf(tally), statistic.p);
    case 'min':
    case 'max':
      return extremeOf(tally, statistic.kind);
    default:
      return statistic satisfies never;
  }
}

/**
 * The measure's value, with an interval that holds the truth at that level however rare what it is about. NaN: no run was one that
 * it is about. A greatest value has been reached; its interval is open beyond it, until runs that go beyond are sure to be
 * rarer than `RARELY`. A least value likewise.
 */
export function figureOfTally(tally: MeasureTally, level: number): Figure {
  const { measure } = tally;
  const kind = kindOfTally(tally);
  if (measure.kind === 'chance') return decisiveShare(kind, tally.hits, level);
  const { statistic } = measure;
  switch (statistic.kind) {
    case 'mean':
      return decisiveMean(kind, amountsOf(tally), level, limitsOf(tally, measure.of));
    case 'sd':
      return decisiveDeviation(kind, amountsOf(tally), level, limitsOf(tally, measure.of));
    case 'quantile':
      return decisiveQuantile(kind, amountsOf(tally), statistic.p, level, 0);
    case 'min':
    case 'max': {
      const value = extremeOf(tally, statistic.kind);
      const isKnown = !Number.isNaN(value) && chanceOfOthers(kind, level) <= RARELY;
      const beyond = { low: statistic.kind === 'min' ? 0 : value, high: statistic.kind === 'max' ? Infinity : value };
      return isKnown ? exactly(value) : { value, ...(Number.isNaN(value) ? { low: 0, high: Infinity } : beyond) };
    }
    default:
      return statistic satisfies never;
  }
}

function extremeOf(tally: MeasureTally, which: 'min' | 'max'): number {
  const all = [tally.range[which === 'min' ? 'least' : 'most'], ...certainValues(kindOfTally(tally))];
  const value = which === 'min' ? Math.min(...all) : Math.max(...all);
  return Number.isFinite(value) ? value : NaN;
}

/** How often, at the most, a run goes beyond all that were seen. */
export function chanceBeyondOf(tally: MeasureTally, level: number): number {
  return chanceOfOthers(kindOfTally(tally), level);
}

function kindOfTally({ probabilities, trialsIn, asked, known }: MeasureTally): Kind {
  return kindOf({ probabilities, trials: trialsIn }, asked, known);
}

/** Of what none of the trials has shown. */
function chanceOfOthers(kind: Kind, level: number): number {
  return decisiveShare(kind, new Float64Array(kind.asked.length), level).high;
}

/** Between which an amount can be. */
function limitsOf({ machine, range }: MeasureTally, of: AmountOfRun<number>): { least: number; most: number } {
  return { least: 0, most: greatestAmount(machine, of, Math.max(0, range.most)) };
}

function certainValues({ known, strata }: Kind): number[] {
  return known.filter((value, s): value is number => {
    return value !== null && !Number.isNaN(value) && (strata.probabilities[s] ?? 0) > 0;
  });
}

function amountsOf({ values }: MeasureTally): Amounts[] {
  return values.map(({ size, list, counts }) => ({
    values: list.subarray(0, size),
    counts: counts?.subarray(0, size) ?? null,
  }));
}
