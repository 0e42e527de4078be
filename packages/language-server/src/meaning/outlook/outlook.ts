/** What is known of the plans of a file before anybody asks: plain data, the same for the same texts, whatever was known before. */
import type { Results, StageTimes } from '@rollout/simulator';
import type { Versions } from '../versions.ts';

export interface FileOutlook {
  readonly path: string;
  /** Of all texts that it is of. */
  readonly versions: Versions;
  /** In the order of the file; each under its scenarios after it as it is written. */
  readonly plans: readonly PlanOutlook[];
  /** No more is going to be known of these texts. */
  readonly isComplete: boolean;
}

export interface PlanOutlook {
  readonly plan: string;
  /** null: as written. */
  readonly scenario: string | null;
  /** What its figures rest on, by content. */
  readonly basis: string;
  /** The hash of its machine: of the same one the same is known. null: something is wrong with it. */
  readonly machine: string | null;
  readonly known: KnownOfPlan;
}

export type KnownOfPlan =
  /** It waits for its turn. */
  | { readonly kind: 'nothing' }
  /** `why`: a sentence. */
  | { readonly kind: 'none'; readonly why: string }
  | KnownFigures;

export interface KnownFigures {
  readonly kind: 'known';
  /** `glance`: of few trials, until there are more. `whole`: there will be no more. */
  readonly look: 'glance' | 'whole';
  /** What `rollout simulate --format json` says of it, insisting on the trials that it tells of where it is not exact. */
  readonly results: Results;
  /** When its stages begin, and how long they take; null: not looked at yet. */
  readonly times: StageTimes | null;
  readonly steps: readonly DeployFacts[];
}

/** A sentence that deploys, all copies of it together. */
export interface DeployFacts {
  /** `MachineStep.source`. */
  readonly source: string;
  /** As written, up to its block. */
  readonly text: string;
  readonly stage: string;
  readonly servers: number;
  /** Share of the fleet that it and those before it deploy to. */
  readonly cumulativeShare: number;
}
