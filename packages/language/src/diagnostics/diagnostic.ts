import type { Span } from '../syntax/tree.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** A place in a file: what a diagnostic points at. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** Another place that helps to understand a diagnostic, with what it has to do with it. */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** A change of text: what stands at `span` becomes `text`. */
export interface TextEdit extends Place {
  readonly text: string;
}

/**
 * How much a change may be trusted. `safe`: afterwards the source means the same, or, where it meant nothing, what it
 * was surely meant to. `unsafe`: a guess, or a change of what the plan does; somebody has to look at it.
 */
export type Safety = 'safe' | 'unsafe';

/** A change that puts right what a diagnostic says. Edits of one file never overlap. */
export interface Fix {
  /** What the change does, as an order: "Write `deploy`". */
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
}

/**
 * One thing that is wrong, unwise or worth knowing. Plain data; `code` is stable and has a page of its own,
 * `message` says what is wrong, `help` what to do.
 */
export interface Diagnostic extends Place {
  readonly code: string;
  readonly severity: Severity;
  /** A few words, the same for every diagnostic of this code. */
  readonly title: string;
  readonly message: string;
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fix?: Fix;
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** By file, place, severity (errors first), code and message: an order that depends on the findings alone. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.path, b.path) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      severityRank[a.severity] - severityRank[b.severity] ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

const severityRank: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** By code unit, so that the order is the same under every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
