import type { Audience, Flag } from './audience.ts';
import type { Policy } from './expectation.ts';
import type { Health } from './health.ts';
import type { Model } from './model.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './scenario.ts';
import type { Service } from './service.ts';
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
  /** Every service that a plan of the root file deploys, or that one of these needs, or that the root file declares. */
  readonly services: readonly Service[];
  /** Likewise every health whose name a check of the models bears. */
  readonly healths: readonly Health[];
  /** Every audience that a plan of the root file reaches, or that the root file declares; and so for flags. */
  readonly audiences: readonly Audience[];
  readonly flags: readonly Flag[];
  /** Of the root file. */
  readonly scenarios: readonly Scenario[];
  /** That the root file declares or imports. */
  readonly policies: readonly Policy[];
}
