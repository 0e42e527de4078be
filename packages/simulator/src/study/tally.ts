/** What is kept of the trials run so far: counts and moments for each stratum, and samples for quantiles. A trial counts as often as it weighs. */
import type { Layout, Machine } from '@rollout/compiler';
import { presenceOfMachine } from '../luck/index.ts';
import { emptyMeasure, type MeasureTally } from '../measures/measure-tally.ts';
import { OUTCOMES, type RecordShape, shapeOfRecord } from '../record.ts';
import { CHUNK, emptyMoments, type Moments } from '../statistics/index.ts';
import { type AmountColumns, amountColumns, channelStages, type EventColumns, eventColumns } from './columns.ts';
import type { Sample } from './sample.ts';

export interface Tally {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly shape: RecordShape;
  readonly strata: number;
  readonly events: EventColumns;
  readonly amounts: AmountColumns;
  /** Trials counted, those of the chunk in hand included. */
  trials: number;
  /** The chunk in hand: its records, one after another, and the stratum of each. It is counted when it is full. */
  readonly records: Float64Array;
  readonly stratumOf: Uint16Array;
  readonly weightOf: Float64Array;
  pending: number;
  /** Per stratum. */
  readonly trialsIn: Float64Array;
  /** At `column * strata + stratum`. */
  readonly hits: Float64Array;
  /** One a column of amounts. */
  readonly moments: readonly Moments[];
  /** Every so many-th trial gives the samples their values. */
  readonly stride: number;
  /** Trials that did, per stratum. */
  readonly sampledIn: Float64Array;
  /** The shortest and the longest trial. */
  readonly range: { least: number; most: number };
  /** The most servers that stood at once in any trial, and the fewest that were up. */
  readonly standing: { most: number; fewest: number };
  readonly durations: Sample;
  /** Per outcome, of the trials that end so. */
  readonly durationsOf: readonly Sample[];
  readonly failedServers: Sample;
  /** Per bug, of the trials in which it was there. */
  readonly exposures: readonly Sample[];
  readonly reaches: readonly Sample[];
  /** None without an audience. */
  readonly mets: readonly Sample[];
  /** Per bug, of the trials in which it was found, and `gones` of those in which it was gone before the plan's end. */
  readonly foundReaches: readonly Sample[];
  readonly foundMets: readonly Sample[];
  readonly gones: readonly Sample[];
  /** Stages that are channels; and for each, of the trials in which its change leaves with a train, `waits` of those in which it waits for one. */
  readonly channels: readonly number[];
  readonly waits: readonly Sample[];
  readonly leads: readonly Sample[];
  /** Per down limit: the group that came nearest to its bound in any trial. */
  readonly tightest: readonly Tightest[];
  /** Per service its peak load in each trial, and where it was greatest in any. */
  readonly peaks: readonly Sample[];
  readonly busiest: readonly Busiest[];
  /** Per expectation of the machine; null: it speaks of no figure. */
  readonly measures: readonly (MeasureTally | null)[];
}

export interface Tightest {
  down: number;
  group: number;
  tightness: number;
}

export interface Busiest {
  /** In ordinary loads. */
  peak: number;
  group: number;
}

/** Values kept of each measure at most: a 32 MB each, and enough for any quantile. */
export const MOST_SAMPLED = 4_194_304;

/** For a study of so many trials. */
export function emptyTally(
  machine: Machine,
  layout: Layout,
  strata: number,
  trials: number,
  emptySample: () => Sample,
): Tally {
  const presence = strata === 1 ? null : presenceOfMachine(machine, layout).presence;
  const stride = Math.max(1, Math.ceil(trials / MOST_SAMPLED));
  const shape = shapeOfRecord(machine);
  const events = eventColumns(machine);
  const amounts = amountColumns(machine, shape);
  const { bugs } = machine.numbers;
  const bugsMet = machine.audience === null ? [] : bugs;
  const channels = channelStages(machine);
  return {
    machine,
    layout,
    shape,
    strata,
    events,
    amounts,
    trials: 0,
    records: new Float64Array(CHUNK * shape.width),
    stratumOf: new Uint16Array(CHUNK),
    weightOf: new Float64Array(CHUNK),
    pending: 0,
    trialsIn: new Float64Array(strata),
    hits: new Float64Array(events.count * strata),
    moments: Array.from({ length: amounts.count }, () => emptyMoments(strata)),
    stride,
    sampledIn: new Float64Array(strata),
    range: { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY },
    standing: { most: 0, fewest: Number.POSITIVE_INFINITY },
    durations: emptySample(),
    durationsOf: OUTCOMES.map(emptySample),
    failedServers: emptySample(),
    exposures: bugs.map(emptySample),
    reaches: bugs.map(emptySample),
    mets: bugsMet.map(emptySample),
    foundReaches: bugs.map(emptySample),
    foundMets: bugsMet.map(emptySample),
    gones: bugs.map(emptySample),
    channels,
    waits: channels.map(emptySample),
    leads: channels.map(emptySample),
    tightest: machine.constraints.down.map(() => ({ down: 0, group: -1, tightness: 0 })),
    peaks: machine.services.map(emptySample),
    busiest: machine.services.map(() => ({ peak: 0, group: -1 })),
    measures: machine.expectations.map((each) =>
      each.kind === 'measure' ? emptyMeasure(machine, layout, each.measure, presence, stride) : null,
    ),
  };
}
