/** Names for what a refactoring makes. */
import { WORDS } from '../../schema/index.ts';

const words: ReadonlySet<string> = new Set(WORDS);

/** The first of `base-2`, `base-3` … that is not taken. */
export function numberedName(base: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

/** The first of `base`, `base-2`, `base-3` … that is not taken and is no word of the language. */
export function freshName(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(name) && !words.has(name)) return name;
  }
}

/** Whether it is a word of the language, which may be a name and may not, depending on where it stands. */
export function isWord(name: string): boolean {
  return words.has(name);
}
