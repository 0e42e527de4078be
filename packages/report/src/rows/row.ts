/** What fills a span of a line. In the order in which they are painted: what comes later hides what came before. */
export const FILLS = [
  'runs',
  'held',
  'waits',
  'unseen',
  'gates',
  'approvals',
  'acts',
  'shifts',
  'releases',
  'switches',
  'migrates',
  'pauses',
  'deploys',
  'reverts',
  'outage',
] as const;
export type Fill = (typeof FILLS)[number];

/** What stands at one moment of a line, over whatever fills it; what comes later hides what came before. */
export const POINTS = [
  'healthy',
  'approval-given',
  'marginal',
  'false-alarm',
  'unhealthy',
  'approval-refused',
  'run-failed',
  'blue-retired',
  'departed',
  'recalled',
  'point-of-no-return',
  'shown',
  'found',
] as const;
export type Point = (typeof POINTS)[number];

export interface Filled {
  readonly fill: Fill;
  readonly start: number;
  readonly end: number;
  /** What it is about: the step's sentence, or its batch. */
  readonly what?: string;
  /** Name of the run's step that it is of. */
  readonly step?: string;
  /** How many servers it works on, and how many of them stayed failed when it ended. */
  readonly servers?: number;
  readonly failed?: number;
}

export interface Marked {
  readonly point: Point;
  readonly at: number;
  /** Of what: a check, somebody who was asked, a bug. */
  readonly what?: string;
  /** Name of the run's step that it is of. */
  readonly step?: string;
}

/** Servers that were brought to the new version (or back: a negative number) from `start` to `end`. */
export interface Work {
  readonly start: number;
  readonly end: number;
  readonly servers: number;
}

/** A line of the timeline, with the lines below it. */
export interface Row {
  readonly label: string;
  readonly servers: number | null;
  readonly filled: readonly Filled[];
  readonly marked: readonly Marked[];
  readonly children: readonly Row[];
  /** What it stands for, if its children were folded into it: how many of what. */
  readonly folded: { readonly count: number; readonly level: string } | null;
  /** Of the row and all rows folded into it. Where something was folded, it is shown as how much is done. */
  readonly work: readonly Work[];
  /** What a child of this row is, in the singular: `cluster`, `region`. */
  readonly childLevel: string;
  /** What is said beside the bar; empty for nothing. */
  readonly note: string;
  /** Whether its children may be folded into the row itself, or only into one line below it. */
  readonly isHeading: boolean;
}

export function rowCount(rows: readonly Row[]): number {
  return rows.reduce((sum, { children }) => sum + 1 + rowCount(children), 0);
}
