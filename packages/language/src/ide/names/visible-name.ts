/** A name that can be written. */
import type { Definition, NameKind } from './kinds.ts';

/** `people`: rings and audiences; `declaration`: what the file of the import around a place declares. */
export type VisibleKind = NameKind | 'people' | 'declaration';

export interface VisibleName {
  /** The name; of a place its address, as it can be said here. */
  readonly name: string;
  readonly kind: NameKind;
  /** A few words: what it is. */
  readonly detail: string;
  /** Its documentation, Markdown; empty where there is none. */
  readonly doc: string;
  /** Where it is named; undefined for what is there without being declared. */
  readonly location: Pick<Definition, 'path' | 'span'> | undefined;
  /** As it must be written here: in quotes where needed. */
  readonly text: string;
}
