/** What a name at a place stands for. */
import type { Span } from '../program/index.ts';
import { nameAt, type StandingName } from './names/file-names.ts';
import type { Definition } from './names/kinds.ts';
import { isBuiltIn, referentsOf } from './names/referents.ts';
import type { Sources } from './sources.ts';

export interface SymbolAt {
  /** The name that the place touches. */
  readonly span: Span;
  readonly standing: StandingName;
  /** Where what it stands for is named, the nearest first; empty where nothing is known by it. */
  readonly definitions: readonly Definition[];
  /** Whether it is there without being declared, whatever is said of it elsewhere. */
  readonly isBuiltIn: boolean;
}

/** undefined: there is no name at that place. */
export function symbolAt(sources: Sources, path: string, offset: number): SymbolAt | undefined {
  const file = sources.files.get(path);
  const standing = file === undefined ? undefined : nameAt(file, offset);
  if (standing === undefined) return undefined;
  const definitions = referentsOf(sources, standing);
  return { span: standing.name.span, standing, definitions, isBuiltIn: isBuiltIn(standing) };
}
