import type { Distribution, Level } from '@rollout/language';

/** The numbers of the plan's model, in milliseconds, server-hours and probabilities. */
export interface Numbers {
  readonly deploy: {
    readonly takes: Distribution;
    /** An item is what one attempt deploys: a node of this level as far as it is selected. */
    readonly per: Level;
    /** Independent causes of a failed attempt; a node's own `fails` replaces the number of its level. */
    readonly fails: readonly { readonly per: Level; readonly probability: number }[];
    readonly failedTakes: Distribution | null;
    readonly retries: number;
  };
  readonly rollback: { readonly takes: Distribution; readonly per: Level; readonly fails: number };
  readonly repair: { readonly takes: Distribution; readonly per: Level } | null;
  readonly bugs: readonly MachineBug[];
  /** Groups of bugs (indices into `bugs`) of which a release has at most one. */
  readonly atMostOne: readonly (readonly number[])[];
  readonly checks: readonly MachineCheck[];
  readonly outages: readonly {
    readonly level: Level;
    readonly probability: number;
    readonly per: number;
    readonly lasts: Distribution;
  }[];
}

export interface MachineBug {
  readonly name: string;
  readonly present: number | null;
  /** Server-hours. */
  readonly surfaces: Distribution | null;
  readonly shows: readonly {
    readonly probability: number;
    readonly level: Level;
    readonly from: number;
    readonly to: number;
    readonly found: boolean;
  }[];
  /** Classes (depth-first numbers, those without classes below them) where it can show; null: everywhere. */
  readonly scope: readonly number[] | null;
  readonly downs: { readonly digits: number; readonly scale: number } | null;
}

export interface MachineCheck {
  readonly name: string;
  readonly blind: number;
  /** `detects` has a chance for each bug. */
  readonly gate: { readonly detects: readonly number[]; readonly falseAlarm: number; readonly takes: Distribution };
  readonly watch: {
    readonly detects: readonly number[];
    readonly after: readonly Distribution[];
    readonly falseAlarm: { readonly probability: number; readonly per: number };
  };
}
