/** The places of one file that speak of what a name stands for. */
import type { Span } from '../program/index.ts';
import { usesOf } from './names/uses.ts';
import type { Sources } from './sources.ts';
import { symbolAt } from './symbol.ts';

export interface Highlight {
  readonly span: Span;
  /** `write`: it is named there, or something is said of it; `read`: it is only spoken of. */
  readonly kind: 'read' | 'write';
}

/** In the order in which they stand. A name by which nothing is known is lit alone. */
export function highlightsAt(sources: Sources, path: string, offset: number): readonly Highlight[] {
  const symbol = symbolAt(sources, path, offset);
  const file = sources.files.get(path);
  if (symbol === undefined || file === undefined || symbol.standing.role.kind === 'free') return [];
  if (symbol.definitions.length === 0) return [{ span: symbol.span, kind: 'read' }];
  return usesOf(sources, symbol.definitions, [file])
    .map(({ name, definition }): Highlight => ({ span: name.span, kind: definition === undefined ? 'read' : 'write' }))
    .sort((a, b) => a.span.start - b.span.start);
}
