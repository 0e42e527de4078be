/** Selectors: some of the fleet, and the conditions on labels that they use. */
import type { DurationLiteral, LevelWord, Name, NumberLiteral, PercentLiteral, Quantity, Span } from './basics.ts';

/** `us-west/pdx/web-2`, or `here` inside `each`. */
export type Place = Address | Here;

export interface Address {
  readonly kind: 'address';
  readonly span: Span;
  /** At least one; from the outermost that was written to the innermost. */
  readonly segments: readonly Name[];
}

export interface Here {
  readonly kind: 'here';
  readonly span: Span;
}

export interface Selector {
  readonly kind: 'selector';
  readonly span: Span;
  /** What is selected, joined; empty only where recovery left nothing. */
  readonly clauses: readonly Selection[];
  readonly ordering: Ordering | undefined;
}

/** One part of a selector, between its commas. */
export type Selection = CountSelection | ShareSelection | AllSelection | RemainingSelection | PlaceSelection;

/** `2 clusters in us-west`; the count may be a param: `n clusters`. */
export interface CountSelection {
  readonly kind: 'count-selection';
  readonly span: Span;
  readonly count: Quantity;
  readonly level: LevelWord | undefined;
  readonly filters: readonly Filter[];
}

/** `25% of clusters`; the share may be a param: `x of clusters`. */
export interface ShareSelection {
  readonly kind: 'share-selection';
  readonly span: Span;
  readonly share: Quantity;
  readonly level: LevelWord | undefined;
  readonly filters: readonly Filter[];
}

/** `all`, `all clusters where tier == pilot`. */
export interface AllSelection {
  readonly kind: 'all-selection';
  readonly span: Span;
  readonly level: LevelWord | undefined;
  readonly filters: readonly Filter[];
}

/** `remaining`, `remaining clusters in us-west`. */
export interface RemainingSelection {
  readonly kind: 'remaining-selection';
  readonly span: Span;
  readonly level: LevelWord | undefined;
  readonly filters: readonly Filter[];
}

/** `us-west`, `here`. A list of places is a list of these. */
export interface PlaceSelection {
  readonly kind: 'place-selection';
  readonly span: Span;
  readonly place: Place;
}

export type Filter = InPlaces | InEach | Where | Except;

/** `in us-west, us-east` */
export interface InPlaces {
  readonly kind: 'in-places';
  readonly span: Span;
  readonly places: readonly Place[];
}

/** `in each region` */
export interface InEach {
  readonly kind: 'in-each';
  readonly span: Span;
  readonly level: LevelWord | undefined;
}

/** `where tier == pilot` */
export interface Where {
  readonly kind: 'where';
  readonly span: Span;
  readonly condition: Condition | undefined;
}

/** `except web-4` */
export interface Except {
  readonly kind: 'except';
  readonly span: Span;
  readonly places: readonly Place[];
}

export type Ordering = SimpleOrdering | SpreadOrdering;

/** `smallest first`, `random order` … */
export interface SimpleOrdering {
  readonly kind: 'ordering';
  readonly span: Span;
  readonly by: 'smallest' | 'largest' | 'busiest' | 'quietest' | 'random';
}

/** `spread over zone`: a level's word, or a label's name. */
export interface SpreadOrdering {
  readonly kind: 'spread';
  readonly span: Span;
  readonly over: Name;
}

/** `and` binds tighter than `or`; brackets leave no node of their own. */
export type Condition = Comparison | Not | And | Or;

export interface Comparison {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly label: Name;
  readonly operator: Comparator | undefined;
  readonly value: LabelValue | undefined;
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export interface Not {
  readonly kind: 'not';
  readonly span: Span;
  readonly operand: Condition | undefined;
}

export interface And {
  readonly kind: 'and';
  readonly span: Span;
  /** Two or more. */
  readonly operands: readonly Condition[];
}

export interface Or {
  readonly kind: 'or';
  readonly span: Span;
  /** Two or more. */
  readonly operands: readonly Condition[];
}

/** What a label is compared with or set to: a word (a name, quoted or not), a number, a percent, a duration. Numbers may be negative here. */
export type LabelValue = Name | NumberLiteral | PercentLiteral | DurationLiteral;
