/** Names of all files that a query fits. */
import type { SourceFile } from '../semantics/index.ts';
import { namesOfFile } from './names/file-names.ts';
import type { Definition, NameKind } from './names/kinds.ts';
import { fitOf } from './outline/fit.ts';
import type { Sources } from './sources.ts';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: NameKind;
  readonly path: string;
  readonly span: Definition['span'];
  /** What it is a part of: the name of a plan, a model or a topology; undefined for a declaration. */
  readonly container: string | undefined;
}

/** So many are told, unless more are asked for. */
const MOST_SYMBOLS = 256;

/** Labels are given over and over; they are found where they are used. */
const LEFT_OUT: ReadonlySet<NameKind> = new Set(['label', 'label-value']);

/**
 * The names in which the letters of the query stand in that order, whatever their case: the best fit first, then by path and place. All, up
 * to the limit, where the query is empty.
 */
export function workspaceSymbols(
  sources: Sources,
  query: string,
  limit: number = MOST_SYMBOLS,
): readonly WorkspaceSymbol[] {
  const wanted = query.replaceAll(/\s+/g, '').toLowerCase();
  const found: { readonly fit: number; readonly symbol: Listed }[] = [];
  for (const file of sources.files.values()) {
    for (const symbol of symbolsOf(file)) {
      const fit = fitOf(symbol.lower, wanted, symbol.name);
      if (fit !== undefined) found.push({ fit, symbol });
    }
  }
  found.sort((a, b) => b.fit - a.fit || compare(a.symbol, b.symbol));
  return found
    .slice(0, limit)
    .map(({ symbol: { name, kind, path, span, container } }) => ({ name, kind, path, span, container }));
}

interface Listed extends WorkspaceSymbol {
  readonly lower: string;
}

const listed = new WeakMap<SourceFile, readonly Listed[]>();

function symbolsOf(file: SourceFile): readonly Listed[] {
  const known = listed.get(file);
  if (known !== undefined) return known;
  const made = namesOfFile(file).names.flatMap(({ definition, declaration }): readonly Listed[] => {
    if (definition === undefined || LEFT_OUT.has(definition.kind)) return [];
    const { name, kind, path, span } = definition;
    const isPart = definition.node !== declaration && 'name' in declaration;
    const container = isPart ? declaration.name.text : undefined;
    return [{ name, kind, path, span, container, lower: name.toLowerCase() }];
  });
  listed.set(file, made);
  return made;
}

function compare(a: WorkspaceSymbol, b: WorkspaceSymbol): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start;
}
