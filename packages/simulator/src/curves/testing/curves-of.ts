import type { Machine } from '@rollout/compiler';
import type { Results } from '../../results/results.ts';
import { advance, openStudy, resultsOf, type StudyOptions } from '../../study/index.ts';
import { machineOf } from '../../testing/machine-of.ts';
import { advanceCurves, openCurves, resultsOfCurves } from '../curves.ts';
import type { CurvesResults, ShareOverTime } from '../curves-results.ts';

export interface Simulated {
  readonly results: Results;
  readonly curves: CurvesResults;
}

/** By trials, of which so many are watched: all that would be, unless told. */
export function simulated(machine: Machine, options: StudyOptions, watched = Infinity): Simulated {
  const study = openStudy(machine, options);
  while (advance(study, 1_024));
  const open = openCurves(study);
  while (open.runs.length < watched && advanceCurves(open, Math.min(100, watched)));
  const curves = resultsOfCurves(open);
  if (curves === null) throw new Error('nothing was watched');
  return { results: resultsOf(study), curves };
}

export const curvesOf = (text: string, options: StudyOptions = { trials: 1_000 }): CurvesResults =>
  simulated(machineOf(text).machine, options).curves;

/** Of the lines that are told, the value at the last instant that is not after `seconds`. */
export function valueAt(
  shares: ShareOverTime | null,
  line: Exclude<keyof ShareOverTime, 'unit' | 'at'>,
  seconds: number,
): number {
  const place = shares?.at.findLastIndex((at) => at <= seconds) ?? -1;
  const value = shares?.[line][place];
  if (value === undefined) throw new Error(`nothing is told of ${seconds} s`);
  return value;
}
