/** Where findings are gathered, and how a piece of work learns whether anything went wrong while it was done. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Location, Span } from '../program/index.ts';
import type { SourceFile } from './source.ts';
import { createSuggest, type Suggest } from './suggest.ts';

export interface Report {
  add(diagnostic: Diagnostic): void;
  /** Notes that something is not there because the parser, which has reported it, found none. */
  missing(): void;
  /** Errors and missing parts so far. Work during which the number stays the same was done on sound source. */
  problems(): number;
  /**
   * Takes so much from what a check may spend on findings that are only conveniences here, because what they warn of
   * is met again later. False: too much; then leave it.
   */
  spend(work: number): boolean;
  /** The name that was probably meant. */
  readonly suggest: Suggest;
  /** What was added, each finding once. */
  diagnostics(): readonly Diagnostic[];
}

/** About a second. */
const MOST_WORK = 50_000_000;

export function createReport(): Report {
  const found = new Map<string, Diagnostic>();
  let problems = 0;
  let left = MOST_WORK;
  return {
    add: (diagnostic) => {
      if (diagnostic.severity === 'error') problems++;
      const { code, path, span, message } = diagnostic;
      // A model that several plans use is held against each of their fleets: what is the same is said once.
      const key = JSON.stringify([code, path, span.start, span.end, message]);
      if (!found.has(key)) found.set(key, diagnostic);
    },
    missing: () => {
      problems++;
    },
    problems: () => problems,
    spend: (work) => {
      left -= work;
      return left >= 0;
    },
    suggest: createSuggest(),
    diagnostics: () => [...found.values()],
  };
}

/** The file that is being checked, and where to report. */
export interface Context {
  readonly file: SourceFile;
  readonly report: Report;
}

/** A span of the context's file. */
export function at(context: Context, { span }: { readonly span: Span }): Location {
  return { path: context.file.path, span };
}
