/**
 * Runs that differ only in how often each of some things came to pass that leave all as it was (see `repeats`): each time adds the same to
 * the record, whatever the others do. So two runs tell of all: that in which none comes to pass, and for each the one in which it does once.
 */
import { known } from '../known.ts';
import { DURATION } from '../record.ts';
import type { Visit } from './visit.ts';

export interface Family {
  /** Chance of the run in which none comes to pass, and what less likely runs are held against (see `Choices`). */
  readonly mass: number;
  readonly whole: number;
  /** Chance of each, every time. */
  readonly chances: readonly number[];
  readonly none: Float64Array;
  readonly once: Float64Array[];
}

/** Whether for each of its chances a run has been made: where none was, what is repeated does not leave all as it was. */
export function isWhole({ chances, once }: Family): boolean {
  return once.length === chances.length;
}

/**
 * Goes through the runs of a whole family. Those less likely than `share` of the whole stand together, as one run of as many repeats as they have on average: so chances and
 * means are what they are. Gives the chance of the runs that stand together, as a share of the whole.
 */
export function unfold(family: Family, share: number, visit: Visit): number {
  const { chances, none, once, mass, whole } = family;
  const steps = once.map((row) => row.map((value, i) => value - known(none[i])));
  const rows = [none, ...once.map(() => new Float64Array(none.length))];
  let merged = 0;
  const unfoldFrom = (at: number, own: number): void => {
    const row = known(rows[at]);
    const step = steps[at];
    if (step === undefined) {
      visit(row, 0, own);
      return;
    }
    const next = known(rows[at + 1]);
    const chance = known(chances[at]);
    let weight = own;
    let times = 0;
    for (; weight >= share * whole; times++, weight *= chance) {
      moveBy(next, row, step, times);
      unfoldFrom(at + 1, weight);
    }
    const more = chance / (1 - chance);
    const rest = weight / (1 - chance);
    // Else they stand together with others already.
    if (times > 0) merged += rest / whole;
    moveBy(next, row, step, times + more);
    unfoldFrom(at + 1, rest);
  };
  unfoldFrom(0, mass);
  return merged;
}

function moveBy(to: Float64Array, row: Float64Array, step: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = known(row[i]) + times * known(step[i]);
  // In whole milliseconds, as every run's.
  to[DURATION] = Math.round(known(to[DURATION]));
}
