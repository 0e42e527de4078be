/** What a study's pictures need: runs that are watched from beginning to end, and what all of the study's say. */
import type { Layout, Machine } from '@rollout/compiler';
import type { KernelEngine } from '../kernel/create-kernel.ts';
import { replayingKernel } from '../kernel/replaying-kernel.ts';
import { known } from '../known.ts';
import { isStratified, presenceOfMachine, stratumOfTrial } from '../luck/index.ts';
import type { Results } from '../results/results.ts';
import { type ExactStudy, sumsOfExactStudy } from '../study/exact-study.ts';
import type { Study } from '../study/study.ts';
import { sumsOf } from '../study/sums.ts';
import { workOfFailures } from '../work-of-failures.ts';
import { bugCurves } from './bug-curves.ts';
import type { CurvesResults } from './curves-results.ts';
import type { PathNames } from './path/path-names.ts';
import { pathNames } from './path/path-names.ts';
import { pathResults } from './path/path-results.ts';
import { instantsFor, sharesOverTime } from './share-over-time.ts';
import { type Change, type WatchedRun, watchedRun } from './watched-run.ts';

/** As many are enough for any picture. */
export const MOST_WATCHED = 1_000;
/** The first of them tell how much work a run is, and with it how many runs are watched. */
const FIRST = 8;
/** In all watched runs together, about: events, and servers that fail as so many of them. */
const MOST_WORK = 400_000;

export interface Curves {
  readonly study: Study | ExactStudy;
  readonly machine: Machine;
  readonly layout: Layout;
  readonly names: PathNames;
  readonly kernel: KernelEngine;
  /** Of each stratum of trials; a single one where they are not told apart. */
  readonly probabilities: Float64Array;
  readonly stratumOf: (trial: number) => number;
  /** How many are to be watched: a number that follows from what the first ones are like. */
  trials: number;
  events: number;
  readonly runs: WatchedRun[];
}

/** Makes it ready, for a study that has run; nothing has been watched yet. */
export function openCurves(study: Study | ExactStudy): Curves {
  const { machine, layout, seed } = study;
  const { presence } = presenceOfMachine(machine, layout);
  const stratified = isStratified(presence);
  return {
    study,
    machine,
    layout,
    names: pathNames(machine),
    kernel: replayingKernel(machine, layout, seed).kernel,
    probabilities: stratified ? presence.strata : Float64Array.of(1),
    stratumOf: (trial) => (stratified ? stratumOfTrial(presence, trial) : 0),
    trials: 'walk' in study ? MOST_WATCHED : Math.min(MOST_WATCHED, study.trials),
    events: 0,
    runs: [],
  };
}

/** Watches at most so many more runs, and returns whether there are more to watch. What is found does not depend on how it is cut. */
export function advanceCurves(curves: Curves, atMost: number): boolean {
  const { machine, layout, names, kernel, runs } = curves;
  for (let left = atMost; left > 0 && runs.length < curves.trials; left--) {
    const trial = runs.length + 1;
    const told = kernel.watchVersions(trial);
    runs.push(watchedRun(machine, layout, names, curves.stratumOf(trial), told));
    curves.events += told.log.length;
    if (runs.length === FIRST) {
      const affordable = Math.floor(MOST_WORK / (curves.events / FIRST + workOfFailures(machine, layout)));
      curves.trials = Math.max(FIRST, Math.min(curves.trials, affordable));
    }
  }
  return runs.length < curves.trials;
}

/** What the runs watched so far say; null: there are none. */
export function resultsOfCurves(curves: Curves): CurvesResults | null {
  const { study, machine, layout, probabilities, runs } = curves;
  if (runs.length === 0) return null;
  const weights = weightsOf(runs, probabilities);
  const durations = runs.map(({ duration }) => duration);
  const instants = instantsFor(durations, weights);
  const over = (of: (run: WatchedRun) => readonly Change[], whole: number) =>
    sharesOverTime(runs.map(of), weights, whole, instants);
  const users = machine.audience?.users ?? 0;
  return {
    trials: runs.length,
    progress: layout.deploys ? over(({ servers }) => servers, layout.servers) : null,
    people: users > 0 && reachesPeople(machine) ? over((run) => run.users, users) : null,
    bugs: bugCurves('walk' in study ? sumsOfExactStudy(study) : sumsOf(study)),
    path: pathResults(machine, runs, probabilities, study.confidence),
  };
}

/** `results` of the study with its curves. */
export function withCurves(results: Results, study: Study | ExactStudy): Results {
  const curves = openCurves(study);
  while (advanceCurves(curves, MOST_WATCHED));
  return { ...results, curves: resultsOfCurves(curves) };
}

/** Those of a stratum share its probability. */
function weightsOf(runs: readonly WatchedRun[], probabilities: Float64Array): number[] {
  const counts = probabilities.map(() => 0);
  for (const { stratum } of runs) counts[stratum] = known(counts[stratum]) + 1;
  return runs.map(({ stratum }) => known(probabilities[stratum]) / known(counts[stratum]));
}

/** Some step releases, or switches a flag on. */
function reachesPeople({ steps }: Machine): boolean {
  return steps.some((step) => step.kind === 'pull' && step.pull.lever !== 'traffic');
}
