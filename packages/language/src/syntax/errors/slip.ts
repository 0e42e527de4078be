import type { IToken } from 'chevrotain';
import type { Span } from '../tree.ts';

/** What a slip is put right with. */
export interface Slip {
  readonly help: string;
  readonly edits?: readonly { readonly span: Span; readonly text: string }[];
  readonly missingNameAfter?: IToken;
}
