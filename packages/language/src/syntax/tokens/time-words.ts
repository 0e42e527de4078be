/** What others write for the units of durations. */
const units: ReadonlyMap<string, string> = new Map([
  ['ms', 'ms'],
  ['msec', 'ms'],
  ['millisecond', 'ms'],
  ['milliseconds', 'ms'],
  ['s', 's'],
  ['sec', 's'],
  ['secs', 's'],
  ['second', 's'],
  ['seconds', 's'],
  ['m', 'm'],
  ['min', 'm'],
  ['mins', 'm'],
  ['minute', 'm'],
  ['minutes', 'm'],
  ['h', 'h'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['d', 'd'],
  ['day', 'd'],
  ['days', 'd'],
  ['w', 'w'],
  ['wk', 'w'],
  ['week', 'w'],
  ['weeks', 'w'],
]);

/** `h` for `hours`; undefined for a word that is no unit of time, and for months and years, which are not all of one length. */
export function unitOfTime(word: string): string | undefined {
  return units.get(word.toLowerCase());
}
