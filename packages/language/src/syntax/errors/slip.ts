/** What a mistake is put right with, and how that is said. */
import type { IToken } from 'chevrotain';
import { tokenSpan } from '../span.ts';
import type { Span } from '../tree.ts';
import type { Failure } from './failure.ts';

/** What a slip is put right with. */
export interface Slip {
  readonly help: string;
  readonly edits?: readonly { readonly span: Span; readonly text: string }[];
  /** Something else may have been meant, or something that was written is lost: somebody has to look at the change. */
  readonly isGuess?: true;
  readonly missingNameAfter?: IToken;
}

/** Says what was meant, if this is the mistake that it knows. */
export type Recognise = (failure: Failure) => Slip | undefined;

export const couldBe = ({ also, expected }: Failure, type: string): boolean =>
  also.includes(type) || expected.includes(type);

/** Of what is put right in this way nobody can be sure. */
export function guess(slip: Slip): Slip {
  return { ...slip, isGuess: true };
}

/** Replaces the tokens from one to another. */
export function write(text: string, from: IToken, to: IToken = from, more = ''): Slip {
  const span = { start: tokenSpan(from).start, end: tokenSpan(to).end };
  return { help: `Write \`${text}\`.${more}`, edits: [{ span, text }] };
}

/** Takes a token away, with the space up to the next one. */
export function dropBefore(token: IToken, next: IToken, why = ''): Slip {
  const span = { start: tokenSpan(token).start, end: tokenSpan(next).start };
  return { help: `Delete \`${token.image}\`.${why}`, edits: [{ span, text: '' }] };
}

/** Takes away what stands after a token, up to another, which goes as well. */
export function dropAfter(before: IToken, last: IToken, help: string): Slip {
  const span = { start: tokenSpan(before).end, end: tokenSpan(last).end };
  return { help, edits: [{ span, text: '' }] };
}
