/** Constraints: of a fleet, a plan, or one stage. */
import type {
  DateRange,
  DayRange,
  DayWord,
  LevelWord,
  LocalWord,
  Name,
  PeriodWord,
  Quantity,
  Span,
  StringLiteral,
  TimeRange,
} from './basics.ts';
import type { Place, Selector } from './selection.ts';

export type Constraint =
  | MaxDown
  | MaxSurge
  | Exclusive
  | Order
  | MaxParallel
  | MaxRate
  | Window
  | Freeze
  | Deadline
  | Horizon
  | WatchCheck;

/** `maxDown 25% rounded up per cluster, 50% in rollback`, `maxDown 3 racks per cluster` */
export interface MaxDown {
  readonly kind: 'max-down';
  readonly span: Span;
  readonly limit: Amount | undefined;
  /** Of both limits. */
  readonly roundedUp: boolean;
  readonly per: LevelWord | undefined;
  readonly inRollback: Amount | undefined;
}

/** `maxSurge 25% rounded up per cluster` */
export interface MaxSurge {
  readonly kind: 'max-surge';
  readonly span: Span;
  readonly limit: Amount | undefined;
  readonly roundedUp: boolean;
  readonly per: LevelWord | undefined;
}

/** `25%`, `3 racks`, or a param of either kind. */
export interface Amount {
  readonly kind: 'amount';
  readonly span: Span;
  readonly quantity: Quantity;
  readonly level: LevelWord | undefined;
}

/** `exclusive A, B at least 24h apart`, `exclusive clusters per datacenter`, `exclusive (…), (…)` */
export interface Exclusive {
  readonly kind: 'exclusive';
  readonly span: Span;
  readonly among: ExclusivePlaces | ExclusiveLevel | ExclusiveGroups | undefined;
  readonly apart: Quantity | undefined;
}

export interface ExclusivePlaces {
  readonly kind: 'exclusive-places';
  readonly span: Span;
  readonly places: readonly Place[];
}

export interface ExclusiveLevel {
  readonly kind: 'exclusive-level';
  readonly span: Span;
  readonly level: LevelWord;
  readonly per: LevelWord | undefined;
}

export interface ExclusiveGroups {
  readonly kind: 'exclusive-groups';
  readonly span: Span;
  readonly groups: readonly Selector[];
}

/** `order bar, potato per datacenter` */
export interface Order {
  readonly kind: 'order';
  readonly span: Span;
  readonly places: readonly Place[];
  readonly per: LevelWord | undefined;
}

/** `maxParallel 4 clusters per region` */
export interface MaxParallel {
  readonly kind: 'max-parallel';
  readonly span: Span;
  readonly count: Quantity | undefined;
  readonly level: LevelWord | undefined;
  readonly per: LevelWord | undefined;
}

/** `maxRate 1_000 servers per minute` */
export interface MaxRate {
  readonly kind: 'max-rate';
  readonly span: Span;
  readonly count: Quantity | undefined;
  readonly per: PeriodWord | undefined;
}

/** `window mon..thu, sat 09:00..16:00 in "Europe/Berlin" for us-west`, `window mon..thu 09:00..16:00 local` */
export interface Window {
  readonly kind: 'window';
  readonly span: Span;
  /** In the order written; empty only where recovery left none. */
  readonly days: readonly (DayWord | DayRange)[];
  readonly times: TimeRange | undefined;
  readonly zone: StringLiteral | LocalWord | undefined;
  readonly for: Selector | undefined;
}

/** `freeze 2026-12-19..2027-01-04 in "Europe/Berlin" for us-west` */
export interface Freeze {
  readonly kind: 'freeze';
  readonly span: Span;
  readonly dates: DateRange | undefined;
  readonly zone: StringLiteral | undefined;
  readonly for: Selector | undefined;
}

/** `deadline 5d` */
export interface Deadline {
  readonly kind: 'deadline';
  readonly span: Span;
  readonly duration: Quantity | undefined;
}

/** `horizon 30d` */
export interface Horizon {
  readonly kind: 'horizon';
  readonly span: Span;
  readonly duration: Quantity | undefined;
}

/** `watch health` in a plan or a stage. */
export interface WatchCheck {
  readonly kind: 'watch';
  readonly span: Span;
  readonly check: Name;
}
