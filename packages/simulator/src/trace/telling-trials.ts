import { layoutOf, type Machine, type Outcome } from '@rollout/compiler';
import { replayingKernel } from '../kernel/replaying-kernel.ts';
import { known } from '../known.ts';
import { BUG_FOUND, bugAt, OUTCOME, OUTCOMES, shapeOfRecord } from '../record.ts';
import type { Results } from '../results/results.ts';

/** Trials of a study, from 1, that tell what it is about; null: none of the first `MOST_LOOKED_AT` does. */
export interface TellingTrials {
  /** The first that ends as most do. */
  readonly usual: number | null;
  /** The first in which a bug is found. */
  readonly found: number | null;
}

/** More trials than this are not looked at. */
const MOST_LOOKED_AT = 256;

/** Which runs to show of all those that results are from: the same for the same machine and seed. The machine must be one that the compiler made. */
export function tellingTrials(machine: Machine, results: Results): TellingTrials {
  return { usual: usualTrial(machine, results), found: findingTrial(machine, results) };
}

/** The first trial that ends as most do; null: none of the first `MOST_LOOKED_AT`. */
export function usualTrial(machine: Machine, { seed, outcomes }: Pick<Results, 'seed' | 'outcomes'>): number | null {
  const wanted = OUTCOMES.indexOf(mostLikely(outcomes));
  return firstTrial(machine, seed, (record) => record[OUTCOME] === wanted);
}

/** The first trial in which a bug is found; null: none of the first `MOST_LOOKED_AT`. */
export function findingTrial(machine: Machine, { seed, bugs }: Pick<Results, 'seed' | 'bugs'>): number | null {
  // Where no run finds any there is nothing to look for.
  if (Object.values(bugs).every((bug) => bug.found.value === 0)) return null;
  const shape = shapeOfRecord(machine);
  return firstTrial(machine, seed, (record) =>
    machine.numbers.bugs.some((_, bug) => known(record[bugAt(shape, bug) + BUG_FOUND]) >= 0),
  );
}

function firstTrial(machine: Machine, seed: string, isWanted: (record: Float64Array) => boolean): number | null {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { kernel } = replayingKernel(machine, layout, seed);
  const record = new Float64Array(shapeOfRecord(machine).width);
  for (let trial = 1; trial <= MOST_LOOKED_AT; trial++) {
    kernel.run(trial, record, 0);
    if (isWanted(record)) return trial;
  }
  return null;
}

/** Of outcomes that are as likely, the first. */
function mostLikely({ completed, rolledBack, stopped }: Results['outcomes']): Outcome {
  const chances = [completed, rolledBack, stopped].map(({ value }) => value ?? 0);
  return known(OUTCOMES[chances.indexOf(Math.max(...chances))]);
}
