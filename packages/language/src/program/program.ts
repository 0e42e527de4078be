import type { Model } from './model.ts';
import type { Plan } from './plan.ts';
import type { Topology } from './topology.ts';

/**
 * What a checked source says: plain, immutable, JSON-serialisable data. Every name is resolved, every unit converted,
 * every default filled in, so that nobody after the checker looks one up.
 */
export interface Program {
  /** Plans of the root file, in declared order. */
  readonly plans: readonly Plan[];
  /** Every topology that a plan of the root file uses, or that the root file declares. */
  readonly topologies: readonly Topology[];
  readonly models: readonly Model[];
}
