import type { Counted, Distribution, ExposureUnit, Fitted, Level } from '@rollout/language';
import type { ServerRange } from './fleet.ts';

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
    /** Milliseconds from the end of an attempt that did not fail until its item counts as up. */
    readonly readyAfter: number;
  };
  /** Pulling a lever once, forward or back: shifting traffic, switching flags, releasing. */
  readonly switch: { readonly takes: Distribution };
  readonly flag: { readonly takes: Distribution };
  readonly release: { readonly takes: Distribution };
  /** Chance that a change waits for no train. */
  readonly fastTrack: number;
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
  /** Servers that are lost at a time, in milliseconds from the plan's start: what a scenario says. */
  readonly incidents: readonly {
    readonly text: string;
    readonly after: number;
    readonly servers: readonly ServerRange[];
    readonly lasts: Distribution;
  }[];
  /** What numbers were estimated from; missing where nothing says so. It changes nothing of how the machine runs. */
  readonly evidence?: readonly MachineEvidence[];
}

/** As the language's `Evidence`, with indices of bugs and checks. */
export type MachineEvidence =
  | ({ readonly kind: 'present'; readonly bug: number } & Counted)
  | ({ readonly kind: 'shows'; readonly bug: number; readonly showing: number } & Counted)
  | ({ readonly kind: 'deploy-fails'; readonly per: Level } & Counted)
  /** `bugs`: those whose chance to be seen is this one. */
  | ({ readonly kind: 'gate-detects'; readonly check: number; readonly bugs: readonly number[] } & Counted)
  | ({ readonly kind: 'gate-false-alarm'; readonly check: number } & Counted)
  | ({ readonly kind: 'deploy-takes' | 'rollback-takes' | 'repair-takes' } & Fitted)
  | ({ readonly kind: 'gate-takes'; readonly check: number } & Fitted);

export interface MachineBug {
  readonly name: string;
  readonly present: number | null;
  /** What people take `present` for: that of the plan's own model, whatever a scenario assumes. */
  readonly believed: number | null;
  /** In its unit. */
  readonly surfaces: Distribution | null;
  readonly unit: ExposureUnit;
  readonly shows: readonly {
    readonly probability: number;
    /** `ring`: of the audience. */
    readonly level: Level | 'ring';
    readonly from: number;
    readonly to: number;
    readonly found: boolean;
  }[];
  /** Classes (depth-first numbers, those without classes below them) where it can show; null: everywhere. */
  readonly scope: readonly number[] | null;
  /** Index into `Machine.flags`: it is met only where that is on. */
  readonly behind: number | null;
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
  /** What it looks at; null: only its numbers are known. */
  readonly health: MachineHealth | null;
}

/** A check by its metrics: samples are drawn from what they read, and judged. */
export interface MachineHealth {
  /** Milliseconds between two samples. */
  readonly every: number;
  readonly pass: number;
  readonly marginal: number;
  /** Bugs that move one of its metrics, ascending; at most 8. A set of them is a number with bit i for `moving[i]`. */
  readonly moving: readonly number[];
  readonly metrics: readonly MachineMetric[];
}

export interface MachineMetric {
  readonly name: string;
  readonly bad: 'higher' | 'lower' | 'different';
  /** null: it is compared with the baseline. */
  readonly threshold: number | null;
  readonly weight: number | null;
  readonly critical: boolean;
  /** One sample while nothing is wrong; null: the check goes by its numbers alone. */
  readonly reads: Distribution | null;
  /** One sample once that bug has shown. */
  readonly moved: readonly { readonly bug: number; readonly to: Distribution }[];
}
