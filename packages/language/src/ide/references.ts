/** Every place that speaks of what a name stands for. */
import type { Location } from '../program/index.ts';
import { usesOf } from './names/uses.ts';
import type { Sources } from './sources.ts';
import { symbolAt } from './symbol.ts';

export interface ReferencesOptions {
  /** Whether the places where it is named are told as well. */
  readonly declaration: boolean;
}

/** In all files, by path and place, each once. Empty where nothing is known by the name. */
export function referencesAt(
  sources: Sources,
  path: string,
  offset: number,
  { declaration }: ReferencesOptions,
): readonly Location[] {
  const symbol = symbolAt(sources, path, offset);
  if (symbol === undefined || symbol.definitions.length === 0) return [];
  const named = new Set(symbol.definitions);
  const uses = usesOf(sources, symbol.definitions)
    .filter(({ definition }) => declaration || definition === undefined || !named.has(definition))
    .map(({ file, name }) => ({ path: file.path, span: name.span }));
  // Those in tables, and those that are called by their level, are no names that stand in a text.
  const others = declaration ? symbol.definitions.filter(({ given }) => given !== 'name') : [];
  return sorted([...uses, ...others.map(({ path: at, span }) => ({ path: at, span }))]);
}

function sorted(locations: readonly Location[]): readonly Location[] {
  const byPlace = new Map(locations.map((each) => [`${each.path} ${each.span.start} ${each.span.end}`, each]));
  return [...byPlace.values()].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.span.start - b.span.start,
  );
}
