/** Lists that only grow: `1%, 5%, 25%`, `1, 2, 4`. */
import { lexemesOf } from '../../syntax/index.ts';
import type { VisibleName } from '../names/index.ts';
import type { Expectation } from '../reading/index.ts';
import { namesAt } from './names.ts';
import type { Place } from './place.ts';

/** Parts of which each is more than the one before it. */
const GROWING: ReadonlySet<string> = new Set([
  'shift-traffic SHARE',
  'ramp SHARE',
  'ramp COUNT',
  'each COUNT',
  'enable PEOPLE',
  'release PEOPLE',
]);

const SHARES = [1, 2, 5, 10, 25, 50, 75, 100];
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 100, 200, 500, 1000];

/** What goes on with a list that grows, the most likely first; undefined where the place is in none, or is the first of one. */
export function nextInList(place: Place, { part, partName, within }: Expectation): readonly string[] | undefined {
  const names = [partName, ...within.map((written) => written.partName)];
  const sentence = within.at(-1)?.entry.id ?? '';
  if (part === undefined || !names.some((name) => GROWING.has(`${sentence} ${name}`))) return undefined;
  if (place.before.at(-1)?.text !== ',') return undefined;
  const { kind, text = '' } = place.before.at(-2) ?? {};
  if (kind === 'percent') return percentsAbove(Number.parseFloat(text));
  if (kind === 'number') return countsAbove(Number(text.replaceAll('_', '')), numberBefore(place));
  return sentence === 'enable' || sentence === 'release' ? percentsAbove(shareUpTo(place, text)) : undefined;
}

/** Rings and audiences that are more people than what stands in front of the comma. */
export function morePeople(place: Place): readonly VisibleName[] {
  const named = namesAt(place, 'people');
  const people = [...named.filter((one) => one.kind === 'ring'), ...named.filter((one) => one.kind !== 'ring')];
  const { kind, text = '' } = (place.before.at(-1)?.text === ',' ? place.before.at(-2) : undefined) ?? {};
  if (kind === undefined) return people;
  const last = kind === 'percent' ? Number.parseFloat(text) : shareUpTo(place, text);
  return people.filter((one) => one.kind === 'audience' || shareUpTo(place, one.text) > last);
}

/** The percent that is at least twice as much comes first. */
function percentsAbove(last: number): readonly string[] {
  const more = SHARES.filter((share) => share > last);
  const far = more.filter((share) => share >= 2 * last);
  return [...far, ...more.filter((share) => !far.includes(share))].map((share) => `${share}%`);
}

/** Goes on in the steps of the two numbers before, or twice as much at a time. */
function countsAbove(last: number, before: number | undefined): readonly string[] {
  const factor = before === undefined || before <= 0 ? 2 : last / before;
  const next = Number.isInteger(last * factor) && factor > 1 ? last * factor : last * 2;
  const more = [next, ...COUNTS.filter((count) => count > last)].filter((count) => count <= 1_000_000);
  return [...new Set(more)].slice(0, 6).map((count) => groupedDigits(count));
}

/** `1_000` */
function groupedDigits(count: number): string {
  return `${count}`.replaceAll(/\B(?=(\d{3})+$)/g, '_');
}

function numberBefore({ before }: Place): number | undefined {
  const [number, comma] = [before.at(-4), before.at(-3)];
  return comma?.text === ',' && number?.kind === 'number' ? Number(number.text.replaceAll('_', '')) : undefined;
}

/** The percent of an audience that a ring is with all before it; one that says none is the rest. */
function shareUpTo(place: Place, ring: string): number {
  let sum = 0;
  for (const { text, detail } of place.visible('ring')) {
    const share = lexemesOf(detail).tokens.find(({ kind }) => kind === 'percent');
    if (share === undefined) return 100;
    sum += Number.parseFloat(share.text);
    if (text === ring) return sum;
  }
  return 100;
}
