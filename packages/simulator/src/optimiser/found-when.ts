/**
 * How far a bug had come when it was found: early, while at most a tenth of what the plan deploys had it; in the middle, up to half of it; late,
 * more; or never. In a plan that deploys nothing it is the audience that counts.
 */
import type { Layout, Machine } from '@rollout/compiler';
import type { ValueOfRun } from '../measures/value-of-run.ts';
import { BUG_FOUND, BUG_FOUND_MET, BUG_FOUND_REACH, BUG_THERE, bugAt, shapeOfRecord } from '../record.ts';

export type FoundWhen = 'early' | 'middle' | 'late' | 'never';

export const FOUND_WHEN: readonly FoundWhen[] = ['early', 'middle', 'late', 'never'];

const EARLY = 0.1;
const MIDDLE = 0.5;

/** Of the bugs of a run (or of that one) the share that is found then; NaN for a run without. */
export function valueOfFound(machine: Machine, layout: Layout, when: FoundWhen, bug: number | null): ValueOfRun {
  const shape = shapeOfRecord(machine);
  const bugs = bug === null ? machine.numbers.bugs.map((_, index) => index) : [bug];
  const places = bugs.map((each) => bugAt(shape, each));
  const reached = layout.deploys ? BUG_FOUND_REACH : BUG_FOUND_MET;
  const all = layout.deploys ? layout.selected : (machine.audience?.users ?? 0);
  return (records, row) => {
    let there = 0;
    let hits = 0;
    for (const place of places) {
      if (at(records, row + place + BUG_THERE) !== 1) continue;
      there += 1;
      const found = at(records, row + place + BUG_FOUND) >= 0;
      if ((found ? whenAt(at(records, row + place + reached), all) : 'never') === when) hits += 1;
    }
    return there === 0 ? Number.NaN : hits / there;
  };
}

/** When it is that a bug is found with so much of all reached. */
export function whenAt(reached: number, all: number): FoundWhen {
  if (reached <= EARLY * all) return 'early';
  return reached <= MIDDLE * all ? 'middle' : 'late';
}

function at(records: Float64Array, i: number): number {
  return records[i] as number; // in range: records are laid out to hold it
}
