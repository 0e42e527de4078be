/** All runs of one machine, in slices, as a study of trials is. */
import { type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { type BugChances, presenceOfMachine } from '../luck/index.ts';
import { BUG_THERE, bugAt, type RecordShape } from '../record.ts';
import type { Results } from '../results/results.ts';
import { advanceWalk, openWalk, type Visit, type Walk } from '../tree/index.ts';
import { addRow, counted, nextRow } from './count-trials.ts';
import { resultsFrom } from './results-of.ts';
import { emptyWeightedSample } from './sample.ts';
import { DEFAULT_CONFIDENCE, DEFAULT_SEED, type StudyOptions } from './study.ts';
import type { Sums } from './sums.ts';
import { emptyTally, type Tally } from './tally.ts';
import { waysOfRuns } from './ways.ts';

export interface ExactStudy {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly seed: string;
  readonly confidence: number;
  readonly chances: readonly BugChances[];
  readonly walk: Walk;
  readonly tally: Tally;
  /** All runs have been gone through. */
  isComplete: boolean;
}

/** Makes it ready; no run has been gone through yet. The machine must be one that the compiler made. */
export function openExactStudy(machine: Machine, { seed, confidence }: StudyOptions = {}): ExactStudy {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { chances, presence } = presenceOfMachine(machine, layout);
  return {
    machine,
    layout,
    seed: seed ?? DEFAULT_SEED,
    confidence: confidence ?? DEFAULT_CONFIDENCE,
    chances,
    walk: openWalk(machine, layout),
    tally: emptyTally(machine, layout, presence.strata.length, 0, emptyWeightedSample),
    isComplete: false,
  };
}

/** Goes through at most so many more runs. */
export function advanceExactStudy(study: ExactStudy, atMost: number): 'more' | 'done' | 'impossible' {
  const { walk, tally } = study;
  const count: Visit = (records, row, chance) => {
    const { width } = tally.shape;
    tally.records.set(records.subarray(row, row + width), nextRow(tally));
    addRow(tally, stratumIn(tally.shape, study.chances.length, records, row), chance);
  };
  if (advanceWalk(walk, atMost, count)) return 'more';
  study.isComplete = walk.why === null;
  return study.isComplete ? 'done' : 'impossible';
}

/** As strata of trials are numbered: what is rare keeps its digits beside what is not. */
function stratumIn(shape: RecordShape, bugs: number, records: Float64Array, row: number): number {
  let stratum = 0;
  for (let bug = 0; bug < bugs; bug++) {
    if (records[row + bugAt(shape, bug) + BUG_THERE] === 1) stratum = stratum === 0 ? bug + 1 : bugs + 1;
  }
  return stratum;
}

export function sumsOfExactStudy(study: ExactStudy): Sums {
  const tally = counted(study.tally);
  const whole = tally.trialsIn.reduce((sum, weight) => sum + weight, 0);
  return { study, ways: waysOfRuns(whole, tally.strata), tally, absent: [], noBug: [] };
}

/** What all runs say; of a study that is not complete, what those so far do. */
export function resultsOfExactStudy(study: ExactStudy): Results {
  const { walk, seed, isComplete } = study;
  return resultsFrom(sumsOfExactStudy(study), {
    method: 'exact',
    seed,
    complete: isComplete,
    omitted: walk.omitted,
    extremes: walk.extremes,
  });
}

/** The results of all runs that a plan can take, each with its chance; or why they cannot be gone through, in words that complete "it cannot be worked out exactly: …". */
export function exactResults(
  machine: Machine,
  options: StudyOptions = {},
): { readonly kind: 'exact'; readonly results: Results } | { readonly kind: 'none'; readonly why: string } {
  const study = openExactStudy(machine, options);
  while (advanceExactStudy(study, SLICE) === 'more');
  const { why } = study.walk;
  return why === null ? { kind: 'exact', results: resultsOfExactStudy(study) } : { kind: 'none', why };
}

const SLICE = 1_024;
