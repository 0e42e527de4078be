/** An error of the parser with the text around it. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import type { Boundaries } from '../grammar/boundaries.ts';
import { type ParserMessage, readParserMessage } from '../grammar/parser-messages.ts';
import { tokenSpan } from '../span.ts';
import type { Span } from '../tree.ts';

export interface Failure extends ParserMessage {
  readonly found: IToken;
  readonly before: IToken | undefined;
  readonly span: Span;
  readonly firstOnLine: boolean;
  /** Which of the tokens was found; their number at the end of the file. */
  readonly place: number;
  readonly around: Around;
}

/** The tokens around what was found. */
export interface Around {
  /** The token that stands so many after what was found, or before it. */
  at(distance: number): IToken | undefined;
  /** What was found as it is shown: a call with its brackets. */
  readonly shown: string;
  /** Whether the file has more closing than opening braces. */
  readonly missesBraces: boolean;
  /** Whether a block before what was found is never closed. */
  readonly isAfterUnclosed: boolean;
  /** Whether a token is the first on its line. */
  isFirstOnLine(token: IToken): boolean;
  /** Whether the statement is over before a token: the next one begins, its block closes, or the file ends. */
  isBoundary(token: IToken | undefined): boolean;
}

const END: IToken = { image: '', startOffset: Number.NaN, tokenType: EOF, tokenTypeIdx: EOF.tokenTypeIdx ?? 0 };

export interface Source {
  readonly tokens: readonly IToken[];
  readonly boundaries: Boundaries | undefined;
}

export function failuresOf(errors: readonly IRecognitionException[], source: Source): readonly Failure[] {
  const { tokens, boundaries } = source;
  if (errors.length === 0) return [];
  const last = tokens.at(-1);
  const end = last === undefined ? 0 : tokenSpan(last).end;
  const places = new Map(tokens.map((token, index) => [token.startOffset, index]));
  return errors.map((error) => {
    // Every exception of chevrotain's but the one for the end of the input has it; its type names it on those alone.
    const before = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
    const message = readParserMessage(error.message);
    const place = (places.get(error.token.startOffset) ?? tokens.length) + message.ahead;
    const found = message.ahead === 0 ? error.token : (tokens[place] ?? END);
    return {
      ...message,
      found,
      place,
      before: message.ahead === 0 ? before : error.token,
      span: found.tokenType === EOF ? { start: end, end } : tokenSpan(found, end),
      firstOnLine: boundaries?.isFirstOnLine(found) ?? false,
      around: {
        at: (distance) => tokens[place + distance],
        shown: tokens[place + 1]?.image === '(' ? `${found.image}(…)` : found.image,
        missesBraces: (boundaries?.missingBraces ?? 0) > 0,
        isAfterUnclosed: boundaries?.unclosed.some((brace) => brace.startOffset < found.startOffset) ?? false,
        isFirstOnLine: (token) => boundaries?.isFirstOnLine(token) ?? false,
        isBoundary: (token) => token === undefined || token.tokenType === EOF || boundaries?.isBoundary(token) === true,
      },
    };
  });
}
