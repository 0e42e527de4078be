import type { Machine, Proof, Sources } from '@rollout/compiler';

/** One plan of a document, as it is written or under a scenario, as far as it has come. */
export interface PlanDocument {
  readonly name: string;
  readonly scenario: string | null;
  /** null where a diagnostic says why there is none. */
  readonly machine: Machine | null;
  readonly sources: Sources | null;
  /** From `Phase.Proven` on. */
  readonly proofs: readonly Proof[];
}
