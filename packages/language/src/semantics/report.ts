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
  /** The name that was probably meant. */
  readonly suggest: Suggest;
  /** What was added, each finding once. */
  diagnostics(): readonly Diagnostic[];
}

export function createReport(): Report {
  const found = new Map<string, Diagnostic>();
  let problems = 0;
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

/** The value if there is one; else notes that the parser found none. */
export function present<T>(context: Context, value: T | undefined): T | undefined {
  if (value === undefined) context.report.missing();
  return value;
}
