/** When stages begin and how long they take, as laws: a study keeps only their means, so some of its runs are gone through again. */
import type { Machine } from '@rollout/compiler';
import type { Engine } from '../engine.ts';
import { isStratified, presenceOfMachine, stratumOfTrial } from '../luck/index.ts';
import { type RecordShape, STAGE_ENDED, STAGE_STARTED, shapeOfRecord, stageAt } from '../record.ts';
import { estimate } from '../results/estimate.ts';
import { DURATION_STEPS, niceEdges, strataOf } from '../statistics/index.ts';
import type { ExactStudy } from '../study/exact-study.ts';
import { emptyWeightedSample, keep, type Sample } from '../study/sample.ts';
import { kernelEngine, type Study } from '../study/study.ts';
import { type Ways, waysOfRuns, waysOfTrials } from '../study/ways.ts';
import { advanceWalk, openWalk } from '../tree/index.ts';
import type { StageTimes, TimeLaw } from './stage-times-results.ts';

/** Trials that are gone through again, at the most: enough for a tenth, a half and nine tenths. */
export const MOST_TIMED = 1_000;
/** And of the study's no more than one in so many, but for the first of them. */
const ONE_IN = 5;
const FEWEST_TIMED = 100;

const SECOND = 1_000;
const MOST_BARS = 24;

export interface StageTiming {
  readonly machine: Machine;
  readonly confidence: number;
  readonly method: StageTimes['method'];
  readonly starts: readonly Sample[];
  readonly lengths: readonly Sample[];
  /** Stratum of each run so far. */
  readonly strata: number[];
  /** What each stratum is likely to be; of exact ones all are one. */
  readonly probabilities: Float64Array;
  /** Chance of all runs so far. */
  whole: number;
  readonly advance: (timing: StageTiming, atMost: number) => boolean;
}

/** Makes it ready, for a study that has run; nothing has been gone through yet. */
export function openStageTimes(study: Study | ExactStudy): StageTiming {
  const { machine, layout, confidence } = study;
  const samples = (): Sample[] => machine.stages.map(emptyWeightedSample);
  const rest = { machine, confidence, starts: samples(), lengths: samples(), strata: [], whole: 0 };
  const shape = shapeOfRecord(machine);
  if ('walk' in study) {
    const walk = openWalk(machine, layout);
    return {
      ...rest,
      method: 'exact',
      probabilities: Float64Array.of(1),
      advance: (timing, atMost) =>
        advanceWalk(walk, atMost, (records, row, chance) => {
          timing.whole += chance;
          addRun(timing, shape, records, row, 0, chance);
        }),
    };
  }
  const { presence } = presenceOfMachine(machine, layout);
  const stratified = isStratified(presence);
  const engine = kernelEngine(machine, layout, study.seed);
  const some = Math.max(FEWEST_TIMED, Math.ceil(study.trials / ONE_IN));
  const trials = Math.min(study.trials, some, MOST_TIMED);
  return {
    ...rest,
    method: 'simulated',
    probabilities: stratified ? presence.strata : Float64Array.of(1),
    advance: overTrials(engine, shape, trials, (trial) => (stratified ? stratumOfTrial(presence, trial) : 0)),
  };
}

function overTrials(
  engine: Engine,
  shape: RecordShape,
  trials: number,
  stratumOf: (trial: number) => number,
): StageTiming['advance'] {
  const record = new Float64Array(shape.width);
  return (timing, atMost) => {
    for (let left = atMost; left > 0 && timing.strata.length < trials; left--) {
      const trial = timing.strata.length + 1;
      engine.run(trial, record, 0);
      addRun(timing, shape, record, 0, stratumOf(trial), 1);
    }
    return timing.strata.length < trials;
  };
}

function addRun(
  { starts, lengths, strata }: StageTiming,
  shape: RecordShape,
  records: Float64Array,
  row: number,
  stratum: number,
  weight: number,
): void {
  strata.push(stratum);
  starts.forEach((sample, stage) => {
    const place = row + stageAt(shape, stage);
    const started = records[place + STAGE_STARTED] ?? -1;
    const ended = records[place + STAGE_ENDED] ?? -1;
    if (started >= 0) keep(sample, started, stratum, weight);
    const length = lengths[stage];
    if (ended >= 0 && length !== undefined) keep(length, ended - started, stratum, weight);
  });
}

/** Goes through at most so many more runs, and returns whether there are more. What is found does not depend on how it is cut. */
export function advanceStageTimes(timing: StageTiming, atMost: number): boolean {
  return timing.advance(timing, atMost);
}

/** How many have been gone through. */
export const timedRuns = ({ strata }: StageTiming): number => strata.length;

/** What those gone through so far say. */
export function resultsOfStageTimes(timing: StageTiming): StageTimes {
  const { machine, method, confidence, strata, probabilities, starts, lengths } = timing;
  const trialsIn = strataOf(probabilities, strata);
  const ways = method === 'exact' ? waysOfRuns(timing.whole, 1) : waysOfTrials(trialsIn, trialsIn, confidence);
  return {
    method,
    trials: strata.length,
    confidence,
    stages: machine.stages.map(({ name }, stage) => ({
      name,
      start: lawOfSample(ways, starts[stage]),
      duration: lawOfSample(ways, lengths[stage]),
    })),
  };
}

function lawOfSample(ways: Ways, sample: Sample | undefined): TimeLaw | null {
  if (sample === undefined || sample.size === 0) return null;
  const values = sample.values.subarray(0, sample.size);
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const quantiles = ways.quantiles(sample);
  const last = Math.min(most, ways.longestShown(quantiles) ?? most);
  const isPoint = !(last > least);
  const edges = isPoint ? Float64Array.of(least, least) : niceEdges(least, last, MOST_BARS, DURATION_STEPS);
  const at = (p: number) => estimate(quantiles(p), 1 / SECOND);
  return {
    unit: 'seconds',
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    min: least / SECOND,
    max: most / SECOND,
    histogram: isPoint
      ? [{ from: least / SECOND, to: least / SECOND, share: 1 }]
      : ways.bars(sample, edges).map(({ from, to, share }) => ({ from: from / SECOND, to: to / SECOND, share })),
  };
}
