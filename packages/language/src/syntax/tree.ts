/**
 * The tree of one file: immutable plain data, JSON-serialisable, every node with a `kind` and a `span`. What was
 * not written, or was lost to an error, is `undefined`, a missing name, or an empty list. What is learnt about a
 * node lives in side tables of the phase that learnt it, never here.
 */
import type { Audience, Flag, FlagItem, People, RetiredFlags, Ring } from './tree/audience.ts';
import type {
  Argument,
  DateLiteral,
  DateRange,
  DayRange,
  DayWord,
  DistributionCall,
  DocComment,
  DurationLiteral,
  LevelWord,
  LocalWord,
  Name,
  NumberLiteral,
  PercentLiteral,
  PeriodWord,
  Range,
  Span,
  StringLiteral,
  TimeLiteral,
  TimeRange,
  UnitWord,
} from './tree/basics.ts';
import type { Amount, Constraint, ExclusiveGroups, ExclusiveLevel, ExclusivePlaces } from './tree/constraint.ts';
import type {
  Bound,
  ExpectedMeasure,
  Given,
  Measure,
  Measured,
  Policy,
  PolicyItem,
  Relation,
} from './tree/expectation.ts';
import type { Action, Trigger } from './tree/handler.ts';
import type { Health, HealthItem, MetricItem } from './tree/health.ts';
import type {
  BugItem,
  GateNumbersItem,
  LawEvidence,
  Model,
  ModelItem,
  RateEvidence,
  RingWord,
  WatchNumbersItem,
} from './tree/model.ts';
import type { Batch, Block, Plan, PlanItem, StageItem, UpgradeDomainWord } from './tree/plan.ts';
import type { Scenario, ScenarioItem } from './tree/scenario.ts';
import type { Condition, Filter, Ordering, Place, Selection, Selector } from './tree/selection.ts';
import type { Service, ServiceItem } from './tree/service.ts';
import type { FleetNodeItem, Topology, TopologyBlock, TopologyTable } from './tree/topology.ts';
import type { Moment } from './tree/wait.ts';

export type * from './tree/audience.ts';
export type * from './tree/basics.ts';
export type * from './tree/constraint.ts';
export type * from './tree/expectation.ts';
export type * from './tree/gate.ts';
export type * from './tree/handler.ts';
export type * from './tree/health.ts';
export type * from './tree/model.ts';
export type * from './tree/plan.ts';
export type * from './tree/scenario.ts';
export type * from './tree/selection.ts';
export type * from './tree/service.ts';
export type * from './tree/topology.ts';
export type * from './tree/wait.ts';

/** One source file. */
export interface File {
  readonly kind: 'file';
  readonly span: Span;
  readonly declarations: readonly Declaration[];
}

export type Declaration =
  | Import
  | Topology
  | Service
  | Audience
  | Flag
  | RetiredFlags
  | Health
  | Model
  | Plan
  | Scenario
  | Policy;

/** `import { prod, typical } from "./fleet.rollout"` */
export interface Import {
  readonly kind: 'import';
  readonly span: Span;
  readonly names: readonly Name[];
  readonly from: StringLiteral | undefined;
}

/** Every node there is. */
export type SyntaxNode =
  | File
  | Declaration
  | DocComment
  | Name
  | StringLiteral
  | NumberLiteral
  | PercentLiteral
  | DurationLiteral
  | UnitWord
  | LevelWord
  | PeriodWord
  | Range
  | DateLiteral
  | DateRange
  | TimeLiteral
  | TimeRange
  | DayWord
  | DayRange
  | LocalWord
  | DistributionCall
  | Argument
  | Place
  | Selector
  | Selection
  | Filter
  | Ordering
  | Condition
  | Constraint
  | Amount
  | ExclusivePlaces
  | ExclusiveLevel
  | ExclusiveGroups
  | TopologyBlock
  | TopologyTable
  | FleetNodeItem
  | ServiceItem
  | Ring
  | FlagItem
  | People
  | HealthItem
  | MetricItem
  | ModelItem
  | BugItem
  | GateNumbersItem
  | WatchNumbersItem
  | RingWord
  | RateEvidence
  | LawEvidence
  | PlanItem
  | ScenarioItem
  | PolicyItem
  | ExpectedMeasure
  | Measure
  | Measured
  | Given
  | Relation
  | Bound
  | StageItem
  | Moment
  | Trigger
  | Action
  | Block
  | Batch
  | UpgradeDomainWord;

export type SyntaxKind = SyntaxNode['kind'];
