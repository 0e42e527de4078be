/** `model`: the numbers. */
import type { Distribution, DocComment, LevelWord, Name, PeriodWord, Quantity, Span } from './basics.ts';
import type { Condition } from './selection.ts';

export interface Model {
  readonly kind: 'model';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly extends: Name | undefined;
  readonly items: readonly ModelItem[];
}

export type ModelItem =
  | DeployTakes
  | DeployFails
  | RollbackTakes
  | RollbackFails
  | RepairTakes
  | SwitchTakes
  | FlagTakes
  | ReleaseTakes
  | FastTrack
  | Bug
  | AtMostOne
  | GateNumbers
  | WatchNumbers
  | MetricReads
  | Outage;

/** `from 6 of 194`: what a chance was counted from. */
export interface RateEvidence {
  readonly kind: 'rate-evidence';
  readonly span: Span;
  readonly count: Quantity | undefined;
  readonly trials: Quantity | undefined;
}

/** `from 194`: how many values a distribution was fitted to. */
export interface LawEvidence {
  readonly kind: 'law-evidence';
  readonly span: Span;
  readonly values: Quantity | undefined;
}

/** `deploy takes D per server ready after 30s` */
export interface DeployTakes {
  readonly kind: 'deploy-takes';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
  readonly evidence: LawEvidence | undefined;
  readonly per: LevelWord | undefined;
  readonly readyAfter: Quantity | undefined;
}

/** `deploy fails P per server after D retry N` */
export interface DeployFails {
  readonly kind: 'deploy-fails';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly share: Quantity | undefined;
  readonly evidence: RateEvidence | undefined;
  readonly per: LevelWord | undefined;
  readonly after: Distribution | undefined;
  readonly retry: Quantity | undefined;
}

/** `rollback takes D per server fails P` */
export interface RollbackTakes {
  readonly kind: 'rollback-takes';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
  readonly evidence: LawEvidence | undefined;
  readonly per: LevelWord | undefined;
  readonly fails: Quantity | undefined;
}

/** `rollback fails P` */
export interface RollbackFails {
  readonly kind: 'rollback-fails';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly share: Quantity | undefined;
}

/** `repair takes D per server` */
export interface RepairTakes {
  readonly kind: 'repair-takes';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
  readonly evidence: LawEvidence | undefined;
  readonly per: LevelWord | undefined;
}

/** `switch takes 10s` */
export interface SwitchTakes {
  readonly kind: 'switch-takes';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
}

/** `flag takes 5s` */
export interface FlagTakes {
  readonly kind: 'flag-takes';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
}

/** `release takes 1h` */
export interface ReleaseTakes {
  readonly kind: 'release-takes';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
}

/** `fast track 5% of changes` */
export interface FastTrack {
  readonly kind: 'fast-track';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly share: Quantity | undefined;
}

/** `at most one { bug … bug … }` */
export interface AtMostOne {
  readonly kind: 'at-most-one';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly bugs: readonly Bug[];
}

export interface Bug {
  readonly kind: 'bug';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly items: readonly BugItem[];
}

export type BugItem = Present | Surfaces | Shows | OnlyWhere | Behind | Downs | Moves;

/** `present 3%` */
export interface Present {
  readonly kind: 'present';
  readonly span: Span;
  readonly share: Quantity | undefined;
  readonly evidence: RateEvidence | undefined;
}

/** `surfaces after exponential(mean 200 server-hours)`, `surfaces after exponential(mean 100_000 requests)` */
export interface Surfaces {
  readonly kind: 'surfaces';
  readonly span: Span;
  readonly after: Distribution | undefined;
}

/** `shows 0.2% at cluster 1`, `found 0.1% at each of clusters 2..3`, `shows 5% at ring 2` */
export interface Shows {
  readonly kind: 'shows';
  readonly span: Span;
  readonly how: 'shows' | 'found';
  readonly share: Quantity | undefined;
  readonly evidence: RateEvidence | undefined;
  readonly level: LevelWord | RingWord | undefined;
  /** The first ordinal; `last` is undefined unless a range was written (`at each of`). */
  readonly first: Quantity | undefined;
  readonly last: Quantity | undefined;
  readonly each: boolean;
}

/** `ring` or `rings`, where a level can stand as well. */
export interface RingWord {
  readonly kind: 'ring-word';
  readonly span: Span;
}

/** `only where hw == gen7` */
export interface OnlyWhere {
  readonly kind: 'only-where';
  readonly span: Span;
  readonly condition: Condition | undefined;
}

/** `behind new-checkout` */
export interface Behind {
  readonly kind: 'behind';
  readonly span: Span;
  readonly flag: Name;
}

/** `downs 5% of servers` */
export interface Downs {
  readonly kind: 'downs';
  readonly span: Span;
  readonly share: Quantity | undefined;
  readonly level: LevelWord | undefined;
}

/** `moves error-rate to normal(mean 2%, sd 0.1%)` */
export interface Moves {
  readonly kind: 'moves';
  readonly span: Span;
  readonly metric: Name;
  readonly to: Distribution | undefined;
}

/** `gate health { detects 95%  false alarm 0.5%  takes 5m }` in a model. */
export interface GateNumbers {
  readonly kind: 'gate-numbers';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly check: Name;
  readonly items: readonly GateNumbersItem[];
}

export type GateNumbersItem = Detects | BlindTo | FalseAlarm | GateTakes;

/** `watch health { detects 80% after exponential(mean 10m)  false alarm 1% per week }` in a model. */
export interface WatchNumbers {
  readonly kind: 'watch-numbers';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly check: Name;
  readonly items: readonly WatchNumbersItem[];
}

export type WatchNumbersItem = Detects | BlindTo | FalseAlarm;

/** `detects 95% of crash after D`; `after` only in a watch. */
export interface Detects {
  readonly kind: 'detects';
  readonly span: Span;
  readonly share: Quantity | undefined;
  readonly evidence: RateEvidence | undefined;
  readonly bug: Name | undefined;
  readonly after: Distribution | undefined;
}

/** `blind to 2% of bugs` */
export interface BlindTo {
  readonly kind: 'blind-to';
  readonly span: Span;
  readonly share: Quantity | undefined;
}

/** `false alarm 0.5%`, in a watch `false alarm 1% per week`. */
export interface FalseAlarm {
  readonly kind: 'false-alarm';
  readonly span: Span;
  readonly share: Quantity | undefined;
  readonly evidence: RateEvidence | undefined;
  readonly per: PeriodWord | undefined;
}

/** `takes 5m` */
export interface GateTakes {
  readonly kind: 'gate-takes';
  readonly span: Span;
  readonly duration: Distribution | undefined;
  readonly evidence: LawEvidence | undefined;
}

/** `metric error-rate is normal(mean 0.5%, sd 0.1%)` */
export interface MetricReads {
  readonly kind: 'metric-reads';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly metric: Name;
  readonly reads: Distribution | undefined;
}

/** `outage of each region 0.02% per day lasts D` */
export interface Outage {
  readonly kind: 'outage';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly level: LevelWord | undefined;
  readonly share: Quantity | undefined;
  readonly per: PeriodWord | undefined;
  readonly lasts: Distribution | undefined;
}
