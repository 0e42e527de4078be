import type { Machine } from '@rollout/compiler';
import {
  advanceExactStudy,
  MOST_RUNS,
  openExactStudy,
  openStudy,
  type Results,
  resultsOf,
  resultsOfExactStudy,
  withCurves,
} from '@rollout/simulator';
import type { Terminal } from '../../terminal.ts';
import { inSlices } from '../in-slices.ts';
import { runStudy } from '../run-study.ts';

interface SideOptions {
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
}

/** One of two plans by itself, with its curves, for pictures of both: exactly where that is possible. Interrupted, as far as it had come. */
export async function studySide(terminal: Terminal, machine: Machine, options: SideOptions): Promise<Results> {
  const exact = openExactStudy(machine, options);
  await inSlices(terminal, {
    all: MOST_RUNS,
    what: 'runs, at the most',
    done: () => exact.walk.runs,
    advance: (atMost) => advanceExactStudy(exact, atMost) === 'more',
  });
  if (exact.walk.why === null) return withCurves(resultsOfExactStudy(exact), exact);
  const study = openStudy(machine, options);
  await runStudy(terminal, study, null);
  return withCurves(resultsOf(study), study);
}
