/** `plan`: the way out, its stages and its steps. */

import type { People } from './audience.ts';
import type {
  DateLiteral,
  Distribution,
  DocComment,
  LevelWord,
  Name,
  Quantity,
  Range,
  Span,
  StringLiteral,
  TimeLiteral,
} from './basics.ts';
import type { Constraint } from './constraint.ts';
import type { Expect } from './expectation.ts';
import type { Gate } from './gate.ts';
import type { Handler } from './handler.ts';
import type { Filter, Selector } from './selection.ts';
import type { Wait } from './wait.ts';

export interface Plan {
  readonly kind: 'plan';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  /** The services; empty where no `of` is written. */
  readonly of: readonly Name[];
  readonly on: Name | undefined;
  readonly using: Name | undefined;
  readonly items: readonly PlanItem[];
}

export type PlanItem = Param | Starts | Stage | ParallelStages | Channel | Constraint | Handler | Expect;

/** `starts 2026-11-23 09:00 in "Europe/Berlin"` */
export interface Starts {
  readonly kind: 'starts';
  readonly span: Span;
  readonly date: DateLiteral | undefined;
  readonly time: TimeLiteral | undefined;
  readonly zone: StringLiteral | undefined;
}

/** `param soak = 24h in 1h..72h` */
export interface Param {
  readonly kind: 'param';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly value: Quantity | undefined;
  readonly range: Range | undefined;
}

/** `stage world after first, second { … }` */
export interface Stage {
  readonly kind: 'stage';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  /** Undefined where no `after` is written: the stage follows the one above it. */
  readonly after: readonly Name[] | undefined;
  readonly items: readonly StageItem[];
}

/** `parallel { stage … stage … }` */
export interface ParallelStages {
  readonly kind: 'parallel-stages';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly stages: readonly Stage[];
}

/**
 * `channel beta for early-adopters departs every 4w from 2026-01-13 in "UTC" { … }`: a stage that begins with a
 * departure and a release.
 */
export interface Channel {
  readonly kind: 'channel';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  /** Undefined where no `after` is written: it follows the stage above it. */
  readonly after: readonly Name[] | undefined;
  readonly ring: Name;
  readonly every: Quantity | undefined;
  readonly from: DateLiteral | undefined;
  readonly zone: StringLiteral | undefined;
  readonly items: readonly StageItem[];
}

export type StageItem = Constraint | Handler | Step;

export type Step =
  | Deploy
  | Each
  | Ramp
  | ShiftTraffic
  | RetireBlue
  | Enable
  | Disable
  | Release
  | Wait
  | Gate
  | SchemaChange
  | Run;

/** The steps between braces. */
export interface Block {
  readonly kind: 'block';
  readonly span: Span;
  readonly steps: readonly Step[];
}

/** `deploy SELECTOR of checkout by cluster parallel 3 batch 10%`, `deploy green to SELECTOR rolling` */
export interface Deploy {
  readonly kind: 'deploy';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  /** `deploy green to`: beside what runs there. */
  readonly green: boolean;
  readonly selector: Selector;
  readonly of: Name | undefined;
  readonly by: LevelWord | undefined;
  readonly parallel: Quantity | undefined;
  readonly batch: Batch | undefined;
}

export type Batch = BatchSize | BatchDomains | Rolling;

/** `batch 10`, `batch 25%` */
export interface BatchSize {
  readonly kind: 'batch-size';
  readonly span: Span;
  readonly size: Quantity | undefined;
}

/** `batch upgradeDomain` */
export interface BatchDomains {
  readonly kind: 'batch-upgrade-domain';
  readonly span: Span;
}

/** `rolling`, `rolling 10`, `rolling 25%` */
export interface Rolling {
  readonly kind: 'rolling';
  readonly span: Span;
  /** Undefined where none is written: as many at once as the constraints allow. */
  readonly size: Quantity | undefined;
}

/** `each region in remaining parallel 1, 2 { … }` */
export interface Each {
  readonly kind: 'each';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly unit: LevelWord | UpgradeDomainWord | undefined;
  readonly selector: Selector;
  /** Empty where no `parallel` is written. */
  readonly parallel: readonly Quantity[];
  readonly block: Block | undefined;
}

export interface UpgradeDomainWord {
  readonly kind: 'upgrade-domain';
  readonly span: Span;
}

/** `ramp 1, 2, 4 clusters { … }` (`counts`), `ramp to 1%, 10%, 100% of servers { … }` (`shares`) */
export interface Ramp {
  readonly kind: 'ramp';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly by: 'counts' | 'shares';
  readonly amounts: readonly Quantity[];
  readonly level: LevelWord | undefined;
  readonly filters: readonly Filter[];
  readonly block: Block | undefined;
}

/** `shift traffic in us-west to 1%, 5%, 100% { … }` */
export interface ShiftTraffic {
  readonly kind: 'shift-traffic';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly in: Selector | undefined;
  /** In the order written; empty only where recovery left none. */
  readonly shares: readonly Quantity[];
  readonly block: Block | undefined;
}

/** `retire blue after 1h` */
export interface RetireBlue {
  readonly kind: 'retire-blue';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly after: Quantity | undefined;
}

/** `enable new-checkout for internal, 5%, 50% of early-adopters { … }` */
export interface Enable {
  readonly kind: 'enable';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly flag: Name;
  /** In the order written; empty only where recovery left none. */
  readonly to: readonly People[];
  readonly block: Block | undefined;
}

/** `disable new-checkout` */
export interface Disable {
  readonly kind: 'disable';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly flag: Name;
}

/** `release to internal, early-adopters { … }` */
export interface Release {
  readonly kind: 'release';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  /** In the order written; empty only where recovery left none. */
  readonly to: readonly People[];
  readonly block: Block | undefined;
}

/** `expand orders-db takes 10m`, `migrate orders-db takes 6h fails 2% retry 3`, `contract orders-db takes 10m` */
export interface SchemaChange {
  readonly kind: 'schema-change';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly phase: 'expand' | 'migrate' | 'contract';
  readonly service: Name;
  readonly takes: Distribution | undefined;
  readonly fails: Quantity | undefined;
  readonly retry: Quantity | undefined;
}

/** `run "backfill" takes 2h fails 1% retry 2` */
export interface Run {
  readonly kind: 'run';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly what: StringLiteral | undefined;
  readonly takes: Distribution | undefined;
  readonly fails: Quantity | undefined;
  readonly retry: Quantity | undefined;
}
