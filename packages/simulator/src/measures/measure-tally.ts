/** What is kept of the trials run so far to say of one measure what it is, and how sure that is. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import type { AmountOfRun } from '@rollout/language';
import type { Presence } from '../luck/index.ts';
import {
  decisiveDeviation,
  decisiveMean,
  decisiveQuantile,
  decisiveShare,
  type Kind,
  type Known,
  kindOf,
} from '../statistics/decisive/index.ts';
import type { Figure } from '../statistics/index.ts';
import { greatestAmount } from './greatest-amount.ts';
import { knownValues } from './known-values.ts';
import { type ValueOfRun, valueOfRun } from './value-of-run.ts';

export interface MeasureTally {
  readonly machine: Machine;
  readonly measure: MachineMeasure;
  readonly valueOf: ValueOfRun;
  readonly probabilities: Float64Array;
  readonly known: readonly Known[] | null;
  /** Every so many-th trial gives its value, where values are kept one by one. */
  readonly stride: number;
  /** Trials offered. */
  offered: number;
  /** Per stratum: trials taken, those of them that the measure is about, and those with what it is a chance of. */
  readonly trialsIn: Float64Array;
  readonly asked: Float64Array;
  readonly hits: Float64Array;
  /** Per stratum the values of those that it is about; none where they are not needed. */
  readonly values: readonly Values[];
  /** The least and the greatest value. */
  readonly range: { least: number; most: number };
}

interface Values {
  size: number;
  list: Float64Array;
}

/** Most runs are held to differ from what was seen by no more than so rarely: a greatest or least value cannot be known better by sampling. */
export const RARELY = 1e-4;

/** `presence` null: trials are not told apart by the bugs that are there. */
export function emptyMeasure(
  machine: Machine,
  layout: Layout,
  measure: MachineMeasure,
  presence: Presence | null,
  stride = 1,
): MeasureTally {
  const probabilities = presence === null ? Float64Array.of(1) : presence.strata;
  const strata = probabilities.length;
  return {
    machine,
    measure,
    valueOf: valueOfRun(machine, layout, measure),
    probabilities,
    known: presence === null ? null : knownValues(measure, presence),
    stride: keepsValues(measure) ? stride : 1,
    offered: 0,
    trialsIn: new Float64Array(strata),
    asked: new Float64Array(strata),
    hits: new Float64Array(strata),
    values: Array.from({ length: keepsValues(measure) ? strata : 0 }, () => ({ size: 0, list: new Float64Array(64) })),
    range: { least: Infinity, most: -Infinity },
  };
}

function keepsValues(measure: MachineMeasure): boolean {
  return measure.kind === 'statistic' && measure.statistic.kind !== 'min' && measure.statistic.kind !== 'max';
}

/** Takes the trial whose record begins at `row`. */
export function addRun(tally: MeasureTally, records: Float64Array, row: number, stratum: number): void {
  tally.offered += 1;
  if (tally.stride > 1 && (tally.offered - 1) % tally.stride !== 0) return;
  const { trialsIn, asked, hits, values, range, measure } = tally;
  trialsIn[stratum] = (trialsIn[stratum] as number) + 1; // in range: an entry a stratum, here and below
  const value = tally.valueOf(records, row);
  if (Number.isNaN(value)) return;
  asked[stratum] = (asked[stratum] as number) + 1;
  if (measure.kind === 'chance') {
    hits[stratum] = (hits[stratum] as number) + value;
    return;
  }
  if (value < range.least) range.least = value;
  if (value > range.most) range.most = value;
  const kept = values[stratum];
  if (kept !== undefined) keep(kept, value);
}

function keep(values: Values, value: number): void {
  if (values.size === values.list.length) {
    const list = new Float64Array(2 * values.size);
    list.set(values.list);
    values.list = list;
  }
  values.list[values.size] = value;
  values.size += 1;
}

export function copyMeasure(tally: MeasureTally): MeasureTally {
  return {
    ...tally,
    trialsIn: tally.trialsIn.slice(),
    asked: tally.asked.slice(),
    hits: tally.hits.slice(),
    values: tally.values.map(({ size, list }) => ({ size, list: list.slice() })),
    range: { ...tally.range },
  };
}

/**
 * The measure's value, with an interval that holds the truth at that level however rare what it is about. NaN: no run was one that
 * it is about. A greatest value has been reached; its interval is open beyond it, until runs that go beyond are sure to be
 * rarer than `RARELY`. A least value likewise.
 */
export function figureOfTally(tally: MeasureTally, level: number): Figure {
  const { measure, range } = tally;
  const kind = kindOfTally(tally);
  if (measure.kind === 'chance') return decisiveShare(kind, tally.hits, level);
  const { statistic } = measure;
  switch (statistic.kind) {
    case 'mean':
      return decisiveMean(kind, valuesOf(tally), level, amountsOf(tally, measure.of));
    case 'sd':
      return decisiveDeviation(kind, valuesOf(tally), level, amountsOf(tally, measure.of));
    case 'quantile':
      return decisiveQuantile(kind, sortedValues(tally), statistic.p, level, 0);
    case 'min': {
      const least = Math.min(range.least, ...certainValues(kind));
      if (!Number.isFinite(least)) return { value: NaN, low: 0, high: Infinity };
      return { value: least, low: chanceOfOthers(kind, level) <= RARELY ? least : 0, high: least };
    }
    case 'max': {
      const most = Math.max(range.most, ...certainValues(kind));
      if (!Number.isFinite(most)) return { value: NaN, low: 0, high: Infinity };
      return { value: most, low: most, high: chanceOfOthers(kind, level) <= RARELY ? most : Infinity };
    }
    default:
      return statistic satisfies never;
  }
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
function amountsOf({ machine, range }: MeasureTally, of: AmountOfRun<number>): { least: number; most: number } {
  return { least: 0, most: greatestAmount(machine, of, Math.max(0, range.most)) };
}

function certainValues({ known, strata }: Kind): number[] {
  return known.filter((value, s): value is number => {
    return value !== null && !Number.isNaN(value) && (strata.probabilities[s] ?? 0) > 0;
  });
}

function valuesOf({ values }: MeasureTally): Float64Array[] {
  return values.map(({ size, list }) => list.subarray(0, size));
}

function sortedValues(tally: MeasureTally): Float64Array[] {
  return valuesOf(tally).map((list) => list.slice().sort());
}
