import type { Places } from '../convert/places.ts';

/** A text that the client has open, as it is at one version. Never changes: an edit makes another. */
export interface OpenText {
  /** As the client writes it. */
  readonly uri: string;
  /** Links not followed. */
  readonly path: string;
  /** What the client calls it; says nothing of the order in which texts came. */
  readonly version: number;
  readonly languageId: string;
  readonly text: string;
  /** As a file's content. */
  readonly bytes: () => Uint8Array;
  readonly places: () => Places;
}

/** UTF-16 units. */
const LARGE = 200_000;

/** Whether it takes so long to read that it is felt: what is made of it then waits until nobody edits it. */
export function isLarge({ text }: OpenText): boolean {
  return text.length >= LARGE;
}
