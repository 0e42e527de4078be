/** Text to tokens and comments, in one pass. */
import type { IToken, TokenType } from 'chevrotain';
import { SYMBOLS } from '../../schema/index.ts';
import { theParser } from '../grammar/parser.ts';
import type { Span } from '../tree.ts';
import { endOfLine, endOfName, endOfNumber, endOfString, literalKind } from './scan.ts';
import {
  BlockComment,
  bareNameType,
  DateToken,
  DocLine,
  DurationToken,
  FractionalQuantile,
  isWord,
  LineComment,
  MalformedNumber,
  NumberToken,
  PercentToken,
  StringToken,
  symbolType,
  TimeToken,
  UnterminatedComment,
  UnterminatedString,
} from './token-types.ts';

export interface LexedText {
  readonly tokens: IToken[];
  /** Every comment, in order; `///` lines one by one. */
  readonly comments: readonly IToken[];
  /** Runs of characters that nothing begins with. */
  readonly strangers: readonly Span[];
}

/** Takes a text apart. Never fails: what is nothing is a stranger. */
export function lex(text: string): LexedText {
  // The parser gives the token types the indices that tokens carry.
  theParser();
  const tokens: IToken[] = [];
  const comments: IToken[] = [];
  const strangers: { start: number; end: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === DELETE) {
      at++;
    } else if (isLetter(code)) {
      const word = endOfLongestWord(text, at);
      const end = endOfQuantile(text, at, word);
      const image = text.slice(at, end);
      tokens.push(token(end > word ? FractionalQuantile : bareNameType(image), image, at));
      at = end;
    } else if (isDigit(code) || (code === MINUS && isDigit(text.charCodeAt(at + 1)))) {
      const image = text.slice(at, endOfNumber(text, at));
      tokens.push(token(literalTypes[literalKind(image)], image, at));
      at += image.length;
    } else if (code === QUOTE) {
      const { end, closed } = endOfString(text, at);
      tokens.push(token(closed ? StringToken : UnterminatedString, text.slice(at, end), at));
      at = end;
    } else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) {
      const image = text.slice(at, endOfLine(text, at));
      const isDoc = image.charCodeAt(2) === SLASH && image.charCodeAt(3) !== SLASH;
      comments.push(token(isDoc ? DocLine : LineComment, image, at));
      at += image.length;
    } else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
      const close = text.indexOf('*/', at + 2);
      const image = text.slice(at, close < 0 ? text.length : close + 2);
      comments.push(token(close < 0 ? UnterminatedComment : BlockComment, image, at));
      at += image.length;
    } else {
      const symbol = symbolAt(text, at, code);
      if (symbol !== undefined) {
        tokens.push(token(symbol.type, symbol.image, at));
        at += symbol.image.length;
      } else if (unseen.has(code)) {
        at++;
      } else {
        const end = code < 128 ? at : endOfName(text, at);
        if (end > at) {
          const image = text.slice(at, end);
          tokens.push(token(bareNameType(image), image, at));
          at = end;
        } else {
          const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
          const last = strangers.at(-1);
          if (last?.end === at) last.end += width;
          else strangers.push({ start: at, end: at + width });
          at += width;
        }
      }
    }
  }
  return { tokens, comments, strangers };
}

const SPACE = 32;
const DELETE = 127;
const QUOTE = 34;
const STAR = 42;
const MINUS = 45;
const DOT = 46;
const SLASH = 47;
const UNDERSCORE = 95;

/** Marks without width, which are reported wherever they stand, and between tokens are space: direction marks, byte order marks. */
const unseen: ReadonlySet<number> = new Set([
  0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff,
]);

const literalTypes = {
  number: NumberToken,
  percent: PercentToken,
  duration: DurationToken,
  date: DateToken,
  time: TimeToken,
  malformed: MalformedNumber,
} as const;

interface SymbolType {
  readonly image: string;
  readonly type: TokenType;
}

/** The symbols by the code of their first character, longer ones first as in the schema. */
const symbolsByFirst: ReadonlyMap<number, readonly SymbolType[]> = groupSymbols();

function groupSymbols(): ReadonlyMap<number, readonly SymbolType[]> {
  const groups = new Map<number, SymbolType[]>();
  for (const image of SYMBOLS) {
    const first = image.charCodeAt(0);
    groups.set(first, [...(groups.get(first) ?? []), { image, type: symbolType(image) }]);
  }
  return groups;
}

function symbolAt(text: string, offset: number, code: number): SymbolType | undefined {
  const candidates = symbolsByFirst.get(code);
  return candidates?.find(({ image }) => image.length === 1 || text.startsWith(image, offset));
}

/** Where the name or the word that begins with an ASCII letter at `offset` ends: `requests/s` is one word. */
function endOfLongestWord(text: string, offset: number): number {
  const end = endOfWord(text, offset);
  if (text.charCodeAt(end) !== SLASH || !isLetter(text.charCodeAt(end + 1))) return end;
  const longer = endOfWord(text, end + 1);
  return isWord(text.slice(offset, longer)) ? longer : end;
}

/** Where `p99.9` ends, whose `p99` stands from `offset` to `end`; `end` itself for any other word. */
function endOfQuantile(text: string, offset: number, end: number): number {
  if (text.charCodeAt(end) !== DOT || !isDigit(text.charCodeAt(end + 1))) return end;
  if (!/^p\d+$/.test(text.slice(offset, end))) return end;
  let at = end + 1;
  while (isDigit(text.charCodeAt(at))) at++;
  return isLetter(text.charCodeAt(at)) ? end : at;
}

/** Where the name that begins with an ASCII letter at `offset` ends. */
function endOfWord(text: string, offset: number): number {
  let at = offset + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isLetter(code) || isDigit(code)) at++;
    else if (code === MINUS && (isLetter(text.charCodeAt(at + 1)) || isDigit(text.charCodeAt(at + 1)))) at += 2;
    else if (code === MINUS || code >= 128) return endOfName(text, offset);
    else return at;
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function token(type: TokenType, image: string, offset: number): IToken {
  return {
    image,
    startOffset: offset,
    endOffset: offset + image.length - 1,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
    tokenType: type,
  };
}
