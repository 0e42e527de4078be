/** `topology`: the fleet, level by level. */
import type { DocComment, LevelWord, Name, Quantity, Span, StringLiteral } from './basics.ts';
import type { Constraint } from './constraint.ts';
import type { LabelValue } from './selection.ts';

export interface Topology {
  readonly kind: 'topology';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  /** Undefined only where recovery found neither a block nor `from`. */
  readonly source: TopologyBlock | TopologyTable | undefined;
}

export interface TopologyBlock {
  readonly kind: 'topology-block';
  readonly span: Span;
  readonly items: readonly (FleetNode | Constraint)[];
}

/** `from "servers.csv"` */
export interface TopologyTable {
  readonly kind: 'topology-table';
  readonly span: Span;
  readonly path: StringLiteral | undefined;
}

/** `cluster web[4] { … }`: a name, a count, or both. */
export interface FleetNode {
  readonly kind: 'fleet-node';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly level: LevelWord;
  readonly name: Name | undefined;
  readonly count: Quantity | undefined;
  readonly items: readonly FleetNodeItem[];
}

export type FleetNodeItem =
  | LocatedIn
  | Timezone
  | UpgradeDomains
  | Label
  | Traffic
  | NodeFails
  | FleetNode
  | Constraint;

/** `located in "Portland, OR"` */
export interface LocatedIn {
  readonly kind: 'located-in';
  readonly span: Span;
  readonly place: StringLiteral | undefined;
}

/** `timezone "America/Los_Angeles"` */
export interface Timezone {
  readonly kind: 'timezone';
  readonly span: Span;
  readonly zone: StringLiteral | undefined;
}

/** `upgradeDomains 5` */
export interface UpgradeDomains {
  readonly kind: 'upgrade-domains';
  readonly span: Span;
  readonly count: Quantity | undefined;
}

/** `label tier = pilot` */
export interface Label {
  readonly kind: 'label';
  readonly span: Span;
  readonly name: Name;
  readonly value: LabelValue | undefined;
}

/** `traffic 12%` */
export interface Traffic {
  readonly kind: 'traffic';
  readonly span: Span;
  readonly share: Quantity | undefined;
}

/** `fails 0.05%`: deploying to this node fails as a whole. */
export interface NodeFails {
  readonly kind: 'node-fails';
  readonly span: Span;
  readonly share: Quantity | undefined;
}
