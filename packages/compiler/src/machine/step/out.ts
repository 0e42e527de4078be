/** Where the new version is out, and who has a bug of it. */

import { at } from '../layout/at.ts';
import type { Layout } from '../layout/layout.ts';
import type { Machine } from '../machine.ts';
import type { State } from '../state.ts';
import { isMet } from './reached.ts';
import { type Standing, standingOf } from './standing.ts';

interface Place {
  machine: Machine;
  layout: Layout;
  state: State;
  standing: Standing | null;
}

/** Whether the code is out: everywhere, or on some server in the bug's scope. */
export function isServed(place: Place, bug: number): boolean {
  const { scope } = at(place.layout.bugs, bug);
  return !place.layout.deploys || standingOf(place).onNew.some((servers, cell) => servers > 0 && scope[cell] === 1);
}

/** Whether somebody has the bug. */
export function isOut(machine: Machine, layout: Layout, state: State, bug: number): boolean {
  const place = { machine, layout, state, standing: null };
  return isMet(place, bug) && isServed(place, bug);
}
