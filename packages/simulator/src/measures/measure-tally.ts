/** What is kept of the trials run so far to say of one measure what it is, and how sure that is. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import type { Presence } from '../luck/index.ts';
import type { Known } from '../statistics/decisive/index.ts';
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
  /** Trials that have each; null: one. */
  counts: Float64Array | null;
}

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
    values: Array.from({ length: keepsValues(measure) ? strata : 0 }, () => ({
      size: 0,
      list: new Float64Array(64),
      counts: null,
    })),
    range: { least: Infinity, most: -Infinity },
  };
}

function keepsValues(measure: MachineMeasure): boolean {
  return measure.kind === 'statistic' && measure.statistic.kind !== 'min' && measure.statistic.kind !== 'max';
}

/** Takes the trial whose record begins at `row`, or so many that are alike. */
export function addRun(tally: MeasureTally, records: Float64Array, row: number, stratum: number, count = 1): void {
  tally.offered += 1;
  if (tally.stride > 1 && (tally.offered - 1) % tally.stride !== 0) return;
  const { trialsIn, asked, hits, values, range, measure } = tally;
  trialsIn[stratum] = (trialsIn[stratum] as number) + count; // in range: an entry a stratum, here and below
  const value = tally.valueOf(records, row);
  if (Number.isNaN(value)) return;
  asked[stratum] = (asked[stratum] as number) + count; // in range, as above
  if (measure.kind === 'chance') {
    hits[stratum] = (hits[stratum] as number) + count * value; // as above
    return;
  }
  if (value < range.least) range.least = value;
  if (value > range.most) range.most = value;
  const kept = values[stratum];
  if (kept !== undefined) keep(kept, value, count);
}

function keep(values: Values, value: number, count: number): void {
  const { size } = values;
  if (size === values.list.length) {
    values.list = twiceAsLong(values.list);
    if (values.counts !== null) values.counts = twiceAsLong(values.counts);
  }
  values.list[size] = value;
  if (count !== 1) values.counts ??= new Float64Array(values.list.length).fill(1, 0, size);
  if (values.counts !== null) values.counts[size] = count;
  values.size += 1;
}

function twiceAsLong(list: Float64Array): Float64Array {
  const longer = new Float64Array(2 * list.length);
  longer.set(list);
  return longer;
}

export function copyMeasure(tally: MeasureTally): MeasureTally {
  return {
    ...tally,
    trialsIn: tally.trialsIn.slice(),
    asked: tally.asked.slice(),
    hits: tally.hits.slice(),
    values: tally.values.map(({ size, list, counts }) => ({
      size,
      list: list.slice(),
      counts: counts?.slice() ?? null,
    })),
    range: { ...tally.range },
  };
}
