/** What resolving a selection knows. */
import type { Level } from '@rollout/language';
import type { ServerRange } from '../machine/fleet.ts';
import type { Budget } from './budget.ts';
import type { ClassTable } from './class-table.ts';
import type { Deployed } from './deployed.ts';
import type { Loads } from './loads.ts';
import type { ServerSet } from './server-set.ts';

/** The fleet of a plan, with what selections need to know of it. `budget` is shared by everything that a plan resolves. */
export interface FleetView {
  readonly table: ClassTable;
  readonly loads: Loads;
  readonly budget: Budget;
  /** What selections are about: all servers that the plan's services run on. */
  readonly servers: ServerSet;
}

/** What names and `here` stand for. */
export interface Here {
  /** The unit of the enclosing `each`, in walking order; null outside of one. */
  readonly here: readonly ServerRange[] | null;
  /** Path of the node of the topology in which the sentence stands, where names are looked up; empty: the whole fleet. */
  readonly within: readonly string[];
}

export interface SelectionContext extends Here {
  /** What the path to this sentence has deployed to. */
  readonly deployed: Deployed;
  /** What an ordering orders where no level is written. */
  readonly unit: Level;
}
