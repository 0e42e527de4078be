import type { LabelValue } from './label.ts';
import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Share } from './quantity.ts';

/** Some of the fleet. Which servers it stands for is decided when the plan is compiled. */
export interface Selector extends Located {
  readonly clauses: readonly Clause[];
  readonly ordering: Ordering;
}

export type Ordering =
  | { readonly kind: 'declared' }
  | { readonly kind: 'smallest-first' }
  | { readonly kind: 'largest-first' }
  | { readonly kind: 'busiest-first' }
  | { readonly kind: 'quietest-first' }
  | { readonly kind: 'random' }
  | {
      readonly kind: 'spread';
      readonly over:
        | { readonly kind: 'level'; readonly level: Level }
        | { readonly kind: 'label'; readonly label: string };
    };

/** `level` null: no level was written (`all`, `remaining`): servers, in their declared order. */
export type Clause = Located &
  Filters &
  (
    | { readonly kind: 'place'; readonly place: Place }
    | { readonly kind: 'count'; readonly count: number; readonly level: Level }
    | { readonly kind: 'share'; readonly share: Share; readonly level: Level }
    | { readonly kind: 'all'; readonly level: Level | null }
    | { readonly kind: 'remaining'; readonly level: Level | null }
  );

export interface Filters {
  readonly within: Within;
  readonly where: Condition | null;
  readonly except: readonly Place[];
}

export type Within =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'places'; readonly places: readonly Place[] }
  /** `in each LEVEL`: the count or share is taken from every node of the level. */
  | { readonly kind: 'each'; readonly level: Level };

/** `here` is the unit of the enclosing `each`; a path is known to name at least one node of the plan's topology. */
export type Place = Located &
  ({ readonly kind: 'here' } | { readonly kind: 'path'; readonly segments: readonly string[] });

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A condition on labels. A node without the label meets only `!=`. */
export type Condition =
  | { readonly kind: 'compare'; readonly label: string; readonly comparison: Comparison; readonly value: LabelValue }
  | { readonly kind: 'and'; readonly terms: readonly Condition[] }
  | { readonly kind: 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition };
