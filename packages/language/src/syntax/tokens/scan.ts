/** Where tokens end. Scanned by hand where a regular expression would need stack in proportion to the text. */

import { parseDate, parseTime } from './calendar-literals.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where the string that opens at `offset` ends: after its closing quote, or at the end of its line. */
export function endOfString(text: string, offset: number): { readonly end: number; readonly closed: boolean } {
  let at = offset + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { end: at + 1, closed: true };
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return { end: at, closed: false };
    at += code === BACKSLASH && !isLineEnd(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return { end: text.length, closed: false };
}

/** Whether a character code ends a line; so does the end of the text, `NaN`. */
function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code);
}

/** Where the line of an offset ends. */
export function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

const name = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*/uy;

/**
 * Where the bare name that begins at `offset` ends: a letter or `_`, then letters, digits and `_`, with single `-`
 * inside. `offset` itself if none begins there.
 */
export function endOfName(text: string, offset: number): number {
  name.lastIndex = offset;
  return name.test(text) ? name.lastIndex : offset;
}

// A number runs to the next character that is not a letter, a digit or `_`; so do the parts of a date and a time, and of
// what looks like one or like a version, so that each is one error.
const run = /-?\d[\p{L}\p{N}_]*(?:[.:-][\p{L}\p{N}_]+)*%?[\p{L}\p{N}_]*/uy;

/** Where the number, or what looks like one, that begins at `offset` ends. `offset` itself if none begins there. */
export function endOfNumber(text: string, offset: number): number {
  run.lastIndex = offset;
  return run.test(text) ? run.lastIndex : offset;
}

const numberForm = /^-?\d[\d_]*(?:\.\d[\d_]*)?$/;
const percentForm = /^-?\d[\d_]*(?:\.\d[\d_]*)?%$/;
const durationForm = /^-?(?:\d[\d_]*(?:\.\d[\d_]*)?(?:ms|[wdhms]))+$/;

/** What kind of literal a run is. */
export function literalKind(image: string): 'number' | 'percent' | 'duration' | 'date' | 'time' | 'malformed' {
  if (numberForm.test(image)) return 'number';
  if (percentForm.test(image)) return 'percent';
  if (durationForm.test(image)) return 'duration';
  if (parseDate(image) !== undefined) return 'date';
  return parseTime(image) === undefined ? 'malformed' : 'time';
}
