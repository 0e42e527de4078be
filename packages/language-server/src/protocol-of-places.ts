/** Places of texts, and what is to change there, as they go over the wire. Only types. */

/** As the protocol has them: lines and UTF-16 units from 0. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface WireFileEdit {
  readonly uri: string;
  readonly edits: readonly { readonly range: WireRange; readonly newText: string }[];
}
