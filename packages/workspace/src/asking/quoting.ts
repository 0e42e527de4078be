/** Words of a file, as a message repeats them: what a line can hold, however long they are there, and however many. */

const MOST_CHARACTERS = 80;
const MOST_NAMES = 20;

/** Its beginning, where it is long. No character is cut in half. */
export function quoted(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = MOST_CHARACTERS - 1;
  return `${text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** `a, b, c`, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(quoted).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${shown} and ${more.toLocaleString('en-US')} more` : shown;
}

/** The first name that stands there a second time; undefined: none does. Empty ones are no names. */
export function repeatedIn(names: readonly string[]): string | undefined {
  const met = new Set<string>();
  return names.find((name) => name !== '' && met.size === met.add(name).size);
}
