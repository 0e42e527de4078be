/** How well a query fits a name. */

/**
 * More for a better fit; undefined: the letters of the query do not all stand in the name in that order. A name that is the query comes
 * before those that begin with it, and these before those in which a word does; letters that stand together, and at the beginnings of words,
 * count more than those that are scattered; of equal fits the shorter name is better. `lower`: the name in small letters, as the query is.
 */
export function fitOf(lower: string, query: string, name: string): number | undefined {
  if (query === '') return 0;
  if (lower === query) return EXACT;
  let at = lower.indexOf(query);
  if (at === 0) return PREFIX - lower.length;
  if (at > 0) return (beginsWord(name, at) ? WORD : INSIDE) - lower.length;
  at = -1;
  let fit = 0;
  for (const letter of query) {
    const next = lower.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    fit += beginsWord(name, next) ? 3 : next === at + 1 ? 2 : 0;
    at = next;
  }
  return fit - lower.length;
}

const EXACT = 4_000_000;
const PREFIX = 3_000_000;
const WORD = 2_000_000;
const INSIDE = 1_000_000;

/** `us-west-2`, `firstStage` */
function beginsWord(name: string, at: number): boolean {
  const before = name[at - 1];
  const here = name[at] ?? '';
  if (before === undefined || /[^\p{L}\p{N}]/u.test(before)) return true;
  return /\p{Lu}/u.test(here) && !/\p{Lu}/u.test(before);
}
