/** How steps hang together: which block each stands in, where each block ends, and where `retry` goes back to. */
import type { Machine } from '../machine.ts';
import { traitsOf } from '../step-kinds.ts';
import { at } from './at.ts';

export interface Blocks {
  /** Per step the `each` unit whose block it stands in. */
  readonly within: readonly ({ readonly step: number; readonly unit: number } | null)[];
  readonly wayBack: readonly (number | null)[];
  /** The last step of the block that begins with a step. */
  readonly lastOf: (entry: number) => number;
}

export function blocksOf(machine: Machine): Blocks {
  const within: ({ readonly step: number; readonly unit: number } | null)[] = machine.steps.map(() => null);
  const wayBack: (number | null)[] = machine.steps.map(() => null);
  const follow = (entry: number, owner: { readonly step: number; readonly unit: number } | null): void => {
    // What comes after the last step that pulls a lever, up to here.
    let back: number | null = entry;
    for (let index: number | null = entry; index !== null; index = at(machine.steps, index).next) {
      const step = at(machine.steps, index);
      within[index] = owner;
      if (traitsOf(step).pullsLever) back = null;
      // A turn of a ramp that has nothing left to deploy begins anew all the same.
      else if ('retryFrom' in step) back = step.retryFrom;
      else back ??= index;
      wayBack[index] = back;
    }
  };
  for (const stage of machine.stages) follow(stage.entry, null);
  machine.steps.forEach((step, index) => {
    if (step.kind !== 'each') return;
    for (const [unit, { entry }] of step.units.entries()) follow(entry, { step: index, unit });
  });
  return {
    within,
    wayBack,
    lastOf: (entry) => {
      let last = entry;
      for (let next = at(machine.steps, last).next; next !== null; next = at(machine.steps, last).next) last = next;
      return last;
    },
  };
}
