/** Tokens on one line: which stand side by side without a space. */
import { WORDS } from '../schema/index.ts';

/** The text of a token by its index; empty where there is none. */
export type WordAt = (index: number) => string;

/** `requests/s`: what is written with spaces must not become one word. */
const wordsWithSlash: ReadonlySet<string> = new Set(WORDS.filter((word) => word.includes('/')));

const touchesLeft: ReadonlySet<string> = new Set([',', ')', ']', '[', '..']);
const touchesRight: ReadonlySet<string> = new Set(['(', '[', '..']);
/** After a name a bracket calls it; after these it groups. */
const beforeGroup: ReadonlySet<string> = new Set(['where', 'and', 'or', 'not', 'exclusive', ',']);

/** Whether the token stands right behind the one before it. */
export function touches(word: WordAt, index: number): boolean {
  const left = word(index - 1);
  const right = word(index);
  if (touchesLeft.has(right) || touchesRight.has(left)) return true;
  if (right === '(') return !beforeGroup.has(left);
  if (right === '/') return !wordsWithSlash.has(`${left}/${word(index + 1)}`);
  if (left === '/') return !wordsWithSlash.has(`${word(index - 2)}/${right}`);
  return false;
}

/** Tokens from one index up to (without) another, on one line. */
export function onOneLine(word: WordAt, from: number, to: number): string {
  let line = word(from);
  for (let index = from + 1; index < to; index++) {
    line += touches(word, index) ? word(index) : ` ${word(index)}`;
  }
  return line;
}
