/**
 * Patterns that are scanned by hand: regular expressions would need stack in proportion to a string or a comment, or
 * cannot be optimised by the lexer. Each answers as `RegExp.exec` does, or null.
 */

type Match = [string] | null;

const QUOTE = 34;
const BACKSLASH = 92;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where the string that opens at `offset` ends: after its closing quote, or at the end of its line. */
function endOfString(text: string, offset: number): { readonly end: number; readonly closed: boolean } {
  let at = offset + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { end: at + 1, closed: true };
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return { end: at, closed: false };
    at += code === BACKSLASH && !isLineEnd(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return { end: text.length, closed: false };
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code);
}

/** `"…"` on one line. */
export function scanString(text: string, offset: number): Match {
  if (text.charCodeAt(offset) !== QUOTE) return null;
  const { end, closed } = endOfString(text, offset);
  return closed ? [text.slice(offset, end)] : null;
}

/** `"…` that the line ends before the quote. */
export function scanUnterminatedString(text: string, offset: number): Match {
  if (text.charCodeAt(offset) !== QUOTE) return null;
  return [text.slice(offset, endOfString(text, offset).end)];
}

/** A comment between slash-star and star-slash. They do not nest. */
export function scanBlockComment(text: string, offset: number): Match {
  if (!text.startsWith('/*', offset)) return null;
  const close = text.indexOf('*/', offset + 2);
  return close < 0 ? null : [text.slice(offset, close + 2)];
}

/** A comment that the file ends before its star-slash. */
export function scanUnterminatedComment(text: string, offset: number): Match {
  return text.startsWith('/*', offset) ? [text.slice(offset)] : null;
}

const identifier = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*/uy;

/** A bare name: a letter or `_`, then letters, digits and `_`, with single `-` inside. */
export function scanIdentifier(text: string, offset: number): Match {
  identifier.lastIndex = offset;
  const match = identifier.exec(text);
  return match === null ? null : [match[0]];
}

/**
 * The UTF-16 units that a bare name can begin with, as the lexer wants to be told: ASCII letters, and one unit of each
 * of its classes beyond (it sorts units from 256 on by their upper eight bits).
 */
export const identifierStarts: (string | number)[] = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_',
  ...Array.from({ length: 128 }, (_, index) => 128 + index),
  ...Array.from({ length: 255 }, (_, index) => (index + 1) * 256),
];
