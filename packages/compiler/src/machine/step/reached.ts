/** Whom a bug reaches: the first users of the audience, as many as every lever that stands between them and it lets through. */
import { at } from '../layout/at.ts';
import type { Layout } from '../layout/layout.ts';
import type { Machine } from '../machine.ts';
import type { State } from '../state.ts';
import { widthOf } from './levers/widening.ts';

interface Place {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly state: State;
}

/** null: the plan is about nobody in particular, and nothing stands between. */
export function usersReached({ machine, layout, state }: Place, bug: number): number | null {
  const { behind } = at(machine.numbers.bugs, bug);
  const widths = [
    ...(behind === null ? [] : [widthOf(state, at(state.flags, behind), 'flag')]),
    ...(layout.releases ? [widthOf(state, state.release, 'release')] : []),
  ];
  if (widths.length > 0) return Math.min(...widths);
  return machine.audience?.users ?? null;
}

/** Somebody has it, as far as people go: where nobody does, nobody sees it. */
export function isMet(place: Place, bug: number): boolean {
  return !at(place.state.bugs, bug).fixed && usersReached(place, bug) !== 0;
}

/** How many rings have it, in part at least. */
export function ringsReached(place: Place, bug: number): number {
  const users = usersReached(place, bug) ?? 0;
  const rings = place.machine.audience?.rings ?? [];
  return rings.filter((_, ring) => (rings[ring - 1]?.users ?? 0) < users).length;
}

/** Whether all of the ring, numbered from 1, have it, as far as people go. */
export function hasReachedRing(place: Place, bug: number, ring: number): boolean {
  const end = place.machine.audience?.rings[ring - 1]?.users;
  return end !== undefined && (usersReached(place, bug) ?? 0) >= end;
}
