/** What `rollout test` has found, in whatever format it is told. */
import type { Diagnostic, LineIndex } from '@rollout/language';
import { lineIndex } from '@rollout/language';
import type { ExpectationResults } from '@rollout/simulator';
import type { Document } from '@rollout/workspace';

export interface TestedFile {
  readonly document: Document;
  /** What keeps its plans from being tested; none: nothing. */
  readonly errors: readonly Diagnostic[];
  readonly plans: readonly TestedPlan[];
}

export interface TestedPlan {
  readonly name: string;
  /** null: as written. */
  readonly scenario: string | null;
  readonly expectations: readonly TestedExpectation[];
}

export interface TestedExpectation extends ExpectationResults {
  /** Where it is written. */
  readonly place: Place | null;
}

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface Tested {
  readonly files: readonly TestedFile[];
  readonly seed: string;
  /** The most that an expectation takes. */
  readonly trials: number;
  /** false: it was stopped before all was decided. */
  readonly complete: boolean;
}

export interface TestCounts {
  readonly met: number;
  readonly notMet: number;
  readonly undecided: number;
  readonly plans: number;
  /** Of these, those that expect nothing. */
  readonly silent: number;
  readonly brokenFiles: number;
}

export function countsOf({ files }: Tested): TestCounts {
  const plans = files.flatMap((file) => file.plans);
  const all = plans.flatMap(({ expectations }) => expectations);
  const count = (wanted: ExpectationResults['status']): number => all.filter(({ status }) => status === wanted).length;
  return {
    met: count('met'),
    notMet: count('not-met'),
    undecided: count('undecided'),
    plans: plans.length,
    silent: plans.filter(({ expectations }) => expectations.length === 0).length,
    brokenFiles: files.filter(({ errors }) => errors.length > 0).length,
  };
}

export type ShownPath = (path: string) => string;

/** Finds places in the texts of a document. */
export function placesIn(
  { texts }: Document,
  shown: ShownPath,
): (location: { readonly path: string; readonly span: { readonly start: number } }) => Place | null {
  const indexes = new Map<string, LineIndex>();
  return ({ path, span }) => {
    const text = texts.get(path);
    if (text === undefined) return null;
    const index = indexes.get(path) ?? lineIndex(text);
    indexes.set(path, index);
    const { line, column } = index.position(span.start);
    return { file: shown(path), line, column };
  };
}

/** `weekly`, `weekly under west-down` */
export function planTitle({ name, scenario }: TestedPlan): string {
  return scenario === null ? name : `${name} under ${scenario}`;
}
