import type { Machine } from '@rollout/compiler';
import type { Results } from '../results/results.ts';
import { resultsOf } from './results-of.ts';
import { advance, openStudy, type StudyOptions, trialsDone } from './study.ts';

export interface SimulateOptions extends StudyOptions {
  /** Told now and then how many trials are done; `false` stops the study. */
  readonly onProgress?: (done: number, trials: number) => unknown;
}

const SLICE = 64;

/** Runs all trials of a study at once. Stopped before its end, its results are those of the trials done, marked incomplete. */
export function simulate(machine: Machine, options: SimulateOptions = {}): Results {
  const study = openStudy(machine, options);
  while (advance(study, SLICE)) {
    if (options.onProgress?.(trialsDone(study), study.trials) === false) break;
  }
  return resultsOf(study);
}
