/** Days of the week as people write them. */
import { WEEKDAY_WORDS } from '../../schema/index.ts';

const groups: ReadonlyMap<string, string> = new Map([
  ['weekdays', 'mon..fri'],
  ['workdays', 'mon..fri'],
  ['weekend', 'sat, sun'],
  ['weekends', 'sat, sun'],
  ['daily', 'mon..sun'],
  ['everyday', 'mon..sun'],
]);

/** What a word for days was meant to be (`mon-fri` is `mon..fri`), or undefined. */
export function meantDays(word: string): string | undefined {
  const plain = word.toLowerCase();
  const group = groups.get(plain);
  if (group !== undefined) return group;
  const days = plain.split('-').map(dayOf);
  const [first, last, ...others] = days;
  if (first === undefined || others.length > 0 || days.includes(undefined)) return undefined;
  return last === undefined ? first : `${first}..${last}`;
}

/** `mon` for `mon`, `monday`, `mondays`. */
function dayOf(word: string): string | undefined {
  const short = WEEKDAY_WORDS.find((day) => word.startsWith(day));
  return short !== undefined && (word === short || /^[a-z]{3,6}days?$/.test(word)) ? short : undefined;
}
