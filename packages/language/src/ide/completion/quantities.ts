/** Numbers, percents, durations, the params that stand for them, and units. */
import { DURATION_UNITS, UNIT_WORDS } from '../../schema/index.ts';
import { lexemesOf } from '../../syntax/index.ts';
import type { VisibleName } from '../names/index.ts';
import type { Expectation } from '../reading/index.ts';
import { nextInList } from './ascending.ts';
import { lineOfPlace } from './documented.ts';
import { type Draft, RANK } from './item.ts';
import { draftOf, namesAt } from './names.ts';
import type { Place } from './place.ts';
import { samplesFor, type Wanted, wantedAt } from './wanted.ts';

/** What is common where the schema shows nothing. */
const COMMON: Readonly<Record<Wanted, readonly string[]>> = {
  duration: ['5m', '30m', '1h', '4h', '1d', '1w'],
  probability: ['0.1%', '0.5%', '1%', '5%', '50%', '95%', '100%'],
  share: ['1%', '5%', '10%', '25%', '50%', '100%'],
  count: ['1', '2', '4', '10', '100'],
  'count-or-share': ['1', '2', '10', '10%', '25%', '50%'],
  exposure: ['200 server-hours', '500 user-hours', '100_000 requests'],
  reading: ['1%', '5', '100ms'],
  any: ['1', '5%', '1h'],
};

type Literal = 'number' | 'percent' | 'duration';

const FITTING: Readonly<Record<Wanted, readonly Literal[]>> = {
  duration: ['duration'],
  probability: ['percent'],
  share: ['percent'],
  count: ['number'],
  'count-or-share': ['number', 'percent'],
  exposure: ['number'],
  reading: ['number', 'percent', 'duration'],
  any: ['number', 'percent', 'duration'],
};

const isBegun = /^\d[\d_]*(?:\.\d+)?[a-z%]*$/;

/** A value of the kind that fits; where a number has been typed, that number with what makes it fit. */
export function quantityDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const wanted = wantedAt(expectation, place);
  if (wanted === undefined) return [];
  if (isWhole(place, wanted)) return [];
  const typed = isBegun.test(place.typed) ? begun(place.typed, wanted) : [];
  const literals = goingOn(place, expectation) ?? usualLiterals(expectation, wanted);
  if (expectation.key === '<number>' || expectation.key === '<percent>') {
    const fits = expectation.key === '<number>' ? /^\d[\d_.]*$/ : /%$/;
    return [...typed, ...literals].filter(({ label }) => fits.test(label));
  }
  // The value of a param is said, and so are its bounds.
  const params = expectation.within.at(-1)?.entry.id === 'param' ? [] : paramDrafts(place, FITTING[wanted]);
  return [...typed, ...params, ...literals];
}

/** What a list that grows can go on with; undefined where the place is in none. */
function goingOn(place: Place, expectation: Expectation): readonly Draft[] | undefined {
  const doc = lineOfPlace(expectation);
  return nextInList(place, expectation)?.map(
    (text, index): Draft => ({
      label: text,
      kind: 'value',
      detail: doc,
      rank: index === 0 ? RANK.expected - 1 : RANK.expected,
    }),
  );
}

/** Nothing is to be added to `24h`, to `50%`, or to a number in front of its unit: a list there would only be in the way of the next key. */
function isWhole({ file, span, typed }: Place, wanted: Wanted): boolean {
  const [token, ...more] = lexemesOf(typed).tokens;
  if (token === undefined || more.length > 0) return false;
  if (token.kind === 'duration' || token.kind === 'percent') return fits(typed, wanted);
  return wanted === 'exposure' && token.kind === 'number' && UNIT_AHEAD.test(file.text.slice(span.end, span.end + 20));
}

const UNIT_AHEAD = new RegExp(`^ (?:${UNIT_WORDS.map(({ unit }) => unit).join('|')})\\b`);

/** The params of a plan whose values are of one of the kinds. */
export function paramDrafts(place: Place, fitting: readonly Literal[]): readonly Draft[] {
  return namesAt(place, 'param')
    .filter((param) => fitting.some((kind) => kind === (literalOf(param) ?? kind)))
    .map((param) => draftOf(place, param));
}

/** What kind of value a param has, as its sentence says. */
function literalOf({ detail }: VisibleName): Literal | undefined {
  const { tokens } = lexemesOf(detail);
  const kind = tokens[tokens.findIndex(({ text }) => text === '=') + 1]?.kind;
  return kind === 'number' || kind === 'percent' || kind === 'duration' ? kind : undefined;
}

function usualLiterals(expectation: Expectation, wanted: Wanted): readonly Draft[] {
  // The samples of exposure are numbers, and mean nothing without what they are of.
  const samples = wanted === 'exposure' ? [] : samplesFor(expectation).filter((text) => fits(text, wanted));
  const doc = lineOfPlace(expectation);
  return [
    ...samples.map((text): Draft => ({ label: text, kind: 'value', detail: doc, rank: RANK.expected })),
    ...COMMON[wanted]
      .filter((text) => !samples.includes(text))
      .map((text): Draft => ({ label: text, kind: 'value', detail: doc, rank: RANK.expected + 1 })),
  ];
}

function fits(text: string, wanted: Wanted): boolean {
  const kind = lexemesOf(text).tokens[0]?.kind;
  return FITTING[wanted].some((fitting) => fitting === kind);
}

function begun(typed: string, wanted: Wanted): readonly Draft[] {
  const number = /^\d[\d_]*(?:\.\d+)?/.exec(typed)?.[0] ?? typed;
  const drafts: Draft[] = [];
  const add = (label: string, detail: string): void => {
    drafts.push({ label, kind: 'value', detail, rank: RANK.likely });
  };
  for (const kind of FITTING[wanted]) {
    if (kind === 'percent') add(`${number}%`, '');
    if (kind === 'number' && wanted !== 'exposure') add(number, '');
    if (kind === 'duration') {
      const order = ['m', 'h', 'd', 's', 'w', 'ms'];
      const units = [...DURATION_UNITS].sort((a, b) => order.indexOf(a.unit) - order.indexOf(b.unit));
      for (const { unit, name } of units) add(`${number}${unit}`, `${number} ${name}`);
    }
  }
  if (wanted === 'exposure') for (const { unit, doc } of UNIT_WORDS) add(`${number} ${unit}`, doc);
  return drafts;
}

/** What a number that was written is of. */
export function unitDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const wanted = wantedAt(expectation, place);
  if (place.before.at(-1)?.kind !== 'number' || (wanted !== 'exposure' && wanted !== 'any')) return [];
  return UNIT_WORDS.map(({ unit, doc }) => ({ label: unit, kind: 'unit', detail: doc, rank: RANK.likely }));
}
