/** `expect` and `policy`. */
import type { DocComment, LevelWord, Name, PercentLiteral, Quantity, Span } from './basics.ts';
import type { Constraint, ExclusiveGroups, ExclusivePlaces } from './constraint.ts';
import type { Comparator } from './selection.ts';

/** `policy careful { … }` */
export interface Policy {
  readonly kind: 'policy';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly items: readonly PolicyItem[];
}

export type PolicyItem = Expect | Constraint;

/** `expect p95(duration) <= 5d`, `expect exclusive us-east, us-west at 99.9%` */
export interface Expect {
  readonly kind: 'expect';
  readonly span: Span;
  readonly of: ExpectedMeasure | ExclusivePlaces | ExclusiveGroups | undefined;
  readonly level: PercentLiteral | undefined;
}

/** `p95(duration) <= 5d`: whatever the relation and the bound, which of them fit is the type checker's to say. */
export interface ExpectedMeasure {
  readonly kind: 'expected-measure';
  readonly span: Span;
  readonly measure: Measure;
  readonly relation: Relation | undefined;
  readonly bound: Bound | undefined;
}

export interface Relation {
  readonly kind: 'relation';
  readonly span: Span;
  readonly comparator: Comparator;
}

/** `5d`, `400 servers` (`of` false), `10% of servers` (`of` true) */
export interface Bound {
  readonly kind: 'bound';
  readonly span: Span;
  readonly quantity: Quantity;
  readonly servers: { readonly of: boolean } | undefined;
}

/** `P(crash found in first given crash)`: which statistics there are, and of what, the type checker says. */
export interface Measure {
  readonly kind: 'measure';
  readonly span: Span;
  readonly statistic: Name;
  readonly of: Measured | undefined;
  readonly given: Given | undefined;
}

/** `given crash`, `given any bug` (no name) */
export interface Given {
  readonly kind: 'given';
  readonly span: Span;
  readonly bug: Name | undefined;
}

export type Measured = OfDuration | OfEnding | OfEscape | OfFound | OfExposure | OfReach | OfDown;

/** `duration`, `duration of completed` */
export interface OfDuration {
  readonly kind: 'of-duration';
  readonly span: Span;
  readonly completed: boolean;
}

/** `rollback` */
export interface OfEnding {
  readonly kind: 'of-ending';
  readonly span: Span;
  readonly ending: 'completed' | 'rollback' | 'stop';
}

/** `escape of crash`, `escape` */
export interface OfEscape {
  readonly kind: 'of-escape';
  readonly span: Span;
  readonly bug: Name | undefined;
}

/** `crash found in first`, `found` */
export interface OfFound {
  readonly kind: 'of-found';
  readonly span: Span;
  readonly bug: Name | undefined;
  readonly stage: Name | undefined;
}

/** `exposure to crash`, `exposure` */
export interface OfExposure {
  readonly kind: 'of-exposure';
  readonly span: Span;
  readonly bug: Name | undefined;
}

/** `reach of crash` */
export interface OfReach {
  readonly kind: 'of-reach';
  readonly span: Span;
  readonly bug: Name;
}

/** `down per cluster`, `down` */
export interface OfDown {
  readonly kind: 'of-down';
  readonly span: Span;
  /** Whether `per` is written; then a level that is missing was lost to an error. */
  readonly perNode: boolean;
  readonly per: LevelWord | undefined;
}
