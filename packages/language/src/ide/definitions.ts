/** Where what stands at a place is named. */
import type { Span } from '../program/index.ts';
import { linkedStrings } from './document-links.ts';
import type { Sources } from './sources.ts';
import { symbolAt } from './symbol.ts';

export interface DefinitionTarget {
  readonly path: string;
  /** The name. */
  readonly span: Span;
  /** All that is said of it there. */
  readonly whole: Span;
}

export interface DefinitionsAt {
  /** What was asked about. */
  readonly origin: Span;
  /** The nearest first. */
  readonly targets: readonly DefinitionTarget[];
}

const START: Span = { start: 0, end: 0 };

/** Of a name, where it is given; of a string that names a file, that file. undefined: nothing is known by what stands there. */
export function definitionsAt(sources: Sources, path: string, offset: number): DefinitionsAt | undefined {
  const symbol = symbolAt(sources, path, offset);
  if (symbol !== undefined && symbol.definitions.length > 0) {
    const targets = symbol.definitions.map(({ path: at, span, whole }) => ({ path: at, span, whole }));
    return { origin: symbol.span, targets };
  }
  const linked = linkedStrings(sources, path).find(
    ({ literal: { span } }) => span.start <= offset && offset <= span.end,
  );
  if (linked === undefined || linked.target === null) return undefined;
  return { origin: linked.literal.span, targets: [{ path: linked.target, span: START, whole: START }] };
}
