/** Which tokens stand side by side without a space. */
import { WORDS } from '../schema/index.ts';
import type { Source } from './source.ts';

/** `requests/s`: what is written with a space must not become one word. */
const wordsWithSlash: ReadonlySet<string> = new Set(WORDS.filter((word) => word.includes('/')));

const touchesLeft: ReadonlySet<string> = new Set([',', ')', ']', '[', '..']);
const touchesRight: ReadonlySet<string> = new Set(['(', '[', '..']);
/** After a name a bracket calls it; after these it groups. */
const beforeGroup: ReadonlySet<string> = new Set(['where', 'and', 'or', 'not', 'exclusive', ',']);

/** Whether the token stands right behind the one before it. */
export function touches(source: Source, index: number): boolean {
  const left = source.word(index - 1);
  const right = source.word(index);
  if (touchesLeft.has(right) || touchesRight.has(left)) return true;
  if (right === '(') return !beforeGroup.has(left);
  if (right === '/') return !wordsWithSlash.has(`${left}/${source.word(index + 1)}`);
  if (left === '/') return !wordsWithSlash.has(`${source.word(index - 2)}/${right}`);
  return false;
}

/** Tokens on one line; comments between them are left out. */
export function onOneLine(source: Source, from: number, to: number): string {
  let line = source.word(from);
  for (let index = from + 1; index < to; index++) {
    line += touches(source, index) ? source.word(index) : ` ${source.word(index)}`;
  }
  return line;
}
