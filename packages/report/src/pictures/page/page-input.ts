import type { Machine } from '@rollout/compiler';
import type { Results, Trace } from '@rollout/simulator';
import type { Film } from '../../fleet/film.ts';
import type { OptimumReport } from '../../text/optimum/report.ts';
import type { Compared } from '../comparison/compared.ts';

/** What a page says of where it comes from, so that its reader can make it again. */
export interface Origin {
  /** What was typed. */
  readonly commandLine: string;
  /** The files that the plan was read from, its own first. */
  readonly sources: readonly SourceFile[];
  /** Names of the params that were given a value where the plan was run, and not in its text. */
  readonly set: readonly string[];
}

export interface SourceFile {
  /** As its reader would write it. */
  readonly path: string;
  readonly text: string;
}

export interface StudyPageInput extends Origin {
  readonly results: Results;
  readonly machine: Machine;
  /** A run that tells what the study is about; null: none is shown. */
  readonly trace: Trace | null;
  readonly film?: RunPageInput['film'];
}

export interface RunPageInput extends Origin {
  readonly trace: Trace;
  readonly machine: Machine;
  /** Of that run, by whoever has the machine's tables, and code that is warm, already; not given: it is made here. */
  readonly film?: Film;
}

/** Its sources are those of both plans. */
export interface ComparisonPageInput extends Origin {
  readonly compared: Compared;
  readonly machines: Readonly<Record<'a' | 'b', Machine>>;
  /** Of `sources`, those that each was read from. */
  readonly sourcesOf: Readonly<Record<'a' | 'b', readonly SourceFile[]>>;
}

export interface FrontPageInput extends Origin {
  readonly report: OptimumReport;
  /** Of the plan as it is. */
  readonly machine: Machine;
}
