/** Whether a machine can be laid out at all. */

import { cutCells } from '../machine/layout/cells.ts';
import { classesOf } from '../machine/layout/classes.ts';
import { MOST_CELLS } from '../machine/layout/layout.ts';
import { levelsUsed, rangesUsed, usesDomains } from '../machine/layout/levels.ts';
import { walkFleet } from '../machine/layout/walk.ts';
import type { Machine } from '../machine/machine.ts';

/** How many cells may be told apart. */
export const CELLS_LIMIT = MOST_CELLS;

/** The number of cells that the plan tells apart, if they are too many to be run; null: they are not. */
export function tooManyCells(machine: Machine): number | null {
  const classes = classesOf(machine.fleet);
  const walk = walkFleet(machine.fleet, classes, levelsUsed(machine, classes), usesDomains(machine), CELLS_LIMIT);
  if (!('nodes' in walk)) return walk.stretches;
  const cells = cutCells(machine.fleet.servers, walk.stretches, rangesUsed(machine), classes, CELLS_LIMIT);
  return typeof cells === 'number' ? cells : null;
}
