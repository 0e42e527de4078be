import type { Constraint, ExclusiveSets } from './constraint.ts';
import type { Located } from './location.ts';
import type { MeasureOf } from './measure.ts';
import type { ExposureUnit } from './model.ts';
import type { Probability, Share } from './quantity.ts';

/** By the names of bugs and stages. */
export type Measure = MeasureOf<string, string>;

export type Relation = '<' | '<=' | '>' | '>=';

/**
 * What must hold of a plan. `text` is the sentence as written, on one line with single spaces. `level` is how certain the answer has to be
 * where it takes sampling.
 */
export type Expectation = Located & { readonly text: string; readonly level: Probability } & (
    | { readonly kind: 'measure'; readonly measure: Measure; readonly relation: Relation; readonly bound: Bound }
    /** No two of these are ever worked on at once. */
    | { readonly kind: 'exclusive'; readonly sets: Exclude<ExclusiveSets, { readonly kind: 'level' }> }
  );

export type Bound =
  /** A chance, a share of 1, milliseconds, or servers. */
  | { readonly kind: 'number'; readonly value: number }
  /** In a plan the bug's unit; a policy, which knows no bugs, is held against them when a plan is. */
  | { readonly kind: 'exposure'; readonly amount: number; readonly unit: ExposureUnit }
  /** So much of the servers of the fleet. */
  | { readonly kind: 'share-of-servers'; readonly share: Share };

/** What every plan that it is configured for must meet. */
export interface Policy extends Located {
  readonly name: string;
  readonly doc: string;
  readonly expectations: readonly Expectation[];
  /** A plan meets one if what it promises itself is no weaker, or if it never does otherwise. */
  readonly constraints: readonly Constraint[];
}
