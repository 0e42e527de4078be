import type { Machine } from '@rollout/compiler';
import {
  advanceExactStudy,
  MOST_RUNS,
  openExactStudy,
  type Results,
  resultsOfExactStudy,
  type StudyOptions,
} from '@rollout/simulator';
import { CommandError, ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { inSlices } from './in-slices.ts';

export type Exactly =
  | { readonly kind: 'exact'; readonly results: Results }
  /** `why` completes "it cannot be worked out exactly: …". */
  | { readonly kind: 'none'; readonly why: string };

/** Goes through all runs that a plan can take, where they are few enough. Half of them say nothing: interrupted, it ends the command. */
export async function exactly(terminal: Terminal, machine: Machine, options: StudyOptions): Promise<Exactly> {
  const study = openExactStudy(machine, options);
  const exitCode = await inSlices(terminal, {
    all: MOST_RUNS,
    what: 'runs, at the most',
    done: () => study.walk.runs,
    advance: (atMost) => advanceExactStudy(study, atMost) === 'more',
  });
  if (exitCode !== ExitCode.fine) {
    throw new CommandError('Stopped before all runs were worked out', exitCode, 'Use --method simulated.');
  }
  const { why } = study.walk;
  return why === null ? { kind: 'exact', results: resultsOfExactStudy(study) } : { kind: 'none', why };
}
