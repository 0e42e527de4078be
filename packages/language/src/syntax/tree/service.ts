/** `service`: what is deployed, and what it needs. */
import type { DocComment, LevelWord, Name, Quantity, Span, StringLiteral } from './basics.ts';
import type { Selector } from './selection.ts';

export interface Service {
  readonly kind: 'service';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly items: readonly ServiceItem[];
}

export type ServiceItem = RunsOn | Needs | Load | Headroom;

/** `runs on all clusters where role == web` */
export interface RunsOn {
  readonly kind: 'runs-on';
  readonly span: Span;
  readonly selector: Selector;
}

/** `needs orders-db, cache` */
export interface Needs {
  readonly kind: 'needs';
  readonly span: Span;
  readonly services: readonly Name[];
}

/** `load 20_000 requests/s from "load-by-hour.csv" in "Europe/Berlin"` */
export interface Load {
  readonly kind: 'load';
  readonly span: Span;
  readonly requestsPerSecond: Quantity | undefined;
  /** The file of the hours of a week. */
  readonly from: StringLiteral | undefined;
  /** The zone that the hours of the file are in. */
  readonly zone: StringLiteral | undefined;
}

/** `headroom 40% per region` */
export interface Headroom {
  readonly kind: 'headroom';
  readonly span: Span;
  readonly share: Quantity | undefined;
  readonly per: LevelWord | undefined;
}
