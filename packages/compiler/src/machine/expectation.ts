import type { MeasureOf, Relation } from '@rollout/language';
import type { ServerRange } from './fleet.ts';

/** By indices into the model's bugs, and the machine's stages. */
export type MachineMeasure = MeasureOf<number, number>;

/**
 * What must hold of the plan; nothing of how it runs depends on it. Durations are in milliseconds, exposure in the bug's unit, reach in
 * servers, chances and what is down in shares of 1.
 */
export type MachineExpectation = {
  /** The sentence as written. */
  readonly text: string;
  /** Whose sentence it is; null: the plan's own. */
  readonly policy: string | null;
  /** How certain the answer has to be where it takes sampling. */
  readonly level: number;
} & (
  | {
      readonly kind: 'measure';
      readonly measure: MachineMeasure;
      readonly relation: Relation;
      readonly bound: number;
    }
  /** No two of the sets are ever worked on at once. */
  | {
      readonly kind: 'exclusive';
      readonly sets: readonly { readonly name: string; readonly servers: readonly ServerRange[] }[];
    }
);
