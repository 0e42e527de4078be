/**
 * A study that goes on until the figures that are shown first are as precise as is asked for: it is looked at after 1,024, 2,048,
 * 4,096 … trials, each time at a level of its own (see `levelAtLook`), so that the intervals at which it stops hold the truth as often as they say, though it
 * stopped when they had become narrow.
 */
import type { Machine } from '@rollout/compiler';
import type { Results } from '../results/results.ts';
import { levelAtLook } from '../statistics/index.ts';
import { advance, openStudy, resultsOf, type Study, type StudyOptions, trialsDone } from '../study/index.ts';
import { precisionOf } from './precision.ts';

export interface PreciseStudyOptions extends StudyOptions {
  /** Half an interval over its value, at the most. `trials`: the most of them; 4,194,304 unless told. */
  readonly precision: number;
  /** Puts what is known without trials in its place. */
  readonly refine?: (results: Results) => Results;
}

/** For each quantile as many values are kept. */
export const MOST_PRECISE_TRIALS = 4_194_304;

/** Trials before the first look. */
const FIRST_LOOK = 1_024;

export interface PreciseStudy {
  readonly study: Study;
  readonly precision: number;
  readonly refine: (results: Results) => Results;
  /** Looks taken. */
  looks: number;
  /** Those of the last look, once it is the last. */
  results: Results | null;
}

export function openPreciseStudy(machine: Machine, options: PreciseStudyOptions): PreciseStudy {
  const { precision, refine = (results) => results, trials = MOST_PRECISE_TRIALS } = options;
  return { study: openStudy(machine, { ...options, trials }), precision, refine, looks: 0, results: null };
}

/** Runs so many more trials at the most; false: all is precise, or no trial is left. How trials are cut into slices changes nothing. */
export function advancePreciseStudy(precise: PreciseStudy, atMost: number): boolean {
  const { study } = precise;
  let left = atMost;
  while (precise.results === null && left > 0) {
    const before = trialsDone(study);
    const next = Math.min(study.trials, FIRST_LOOK * 2 ** precise.looks);
    advance(study, Math.min(left, next - before));
    left -= Math.max(1, trialsDone(study) - before);
    if (trialsDone(study) < next) continue;
    const results = look(precise);
    if (results.precision?.reached === true || next === study.trials) precise.results = results;
  }
  return precise.results === null;
}

/** Its trials, with the level at which intervals hold at the last look as well as at all before it. */
export function studyAtLook({ study, looks }: PreciseStudy): Study {
  return { ...study, confidence: levelAtLook(study.confidence, Math.max(1, looks)) };
}

function look(precise: PreciseStudy): Results {
  precise.looks += 1;
  const { study, refine, precision, looks } = precise;
  const results = refine(resultsOf({ ...study, confidence: levelAtLook(study.confidence, looks) }));
  return {
    ...results,
    // What its intervals hold at, all looks together.
    confidence: study.confidence,
    complete: true,
    precision: precisionOf(results, precision),
  };
}

/** At the last look; of a study that was stopped before, what its trials say. */
export function resultsOfPreciseStudy(precise: PreciseStudy): Results {
  if (precise.results !== null) return precise.results;
  return { ...look({ ...precise }), complete: false };
}
