/** Words of the language inside a sentence: those of its form, and those that stand for a level, a period or a day. */

import { LEVELS, type Level } from '../../program/index.ts';
import { ENTRIES, firstWordsOf, LEVEL_WORDS, PERIOD_WORDS, WEEKDAY_WORDS } from '../../schema/index.ts';
import { LEVEL_LINES } from '../hover/terms.ts';
import type { Expectation } from '../reading/index.ts';
import { firstSentence, lineOf, pageOf } from './documented.ts';
import { isInside } from './enclosing.ts';
import { hasUpgradeDomains, levelsOf } from './fleet.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';

/** A word, with those that alone can follow it. */
export function wordDraft(place: Place, expectation: Expectation): Draft {
  const { key, then, within, isUnfinished } = expectation;
  const entry = within[0]?.entry;
  return {
    label: [key, ...then].join(' '),
    kind: 'keyword',
    detail: saidOfWord(expectation),
    documentation: entry === undefined || entry.kind === 'block' ? '' : pageOf(entry),
    // `in` before `in each`.
    rank: rankOf(place, expectation) + (then.at(-1) === 'each' ? 0.1 : 0),
    isUnfinished,
  };
}

/** Of the word that a phrase begins with, what the phrase does; of any other what it leads to. */
function saidOfWord({ key, within, leadsTo }: Expectation): string {
  const entry = within[0]?.entry;
  const line = leadsTo === undefined ? '' : lineOf(leadsTo);
  if (entry?.kind !== 'phrase') return line;
  if (entry.id === 'place' && key === 'here') return 'What the selector of `each` holds of the unit whose turn it is.';
  const isMore = line !== '' && !firstWordsOf(entry).includes(key);
  return isMore ? line : firstSentence(entry.doc);
}

function rankOf(place: Place, { key, within }: Expectation): number {
  const inner = within[0]?.entry.id;
  // In the block of an `each` it is what one speaks of.
  if (inner === 'place' && key === 'here') return RANK.likely - 1;
  // In a plan that has stages as well, they have no train.
  if (inner === 'next-train-action' && !isInside(place, 'channel')) return RANK.unlikely;
  if (inner === 'remaining-selection' || inner === 'all-selection') return RANK.likely;
  return place.isComplete ? RANK.possible : RANK.expected;
}

/** Only the block of an `each` has a `here`, and only a step has a `remaining`: what holds at all times knows of none. */
export function isOutOfPlace(place: Place, { key, within }: Expectation): boolean {
  const [inner] = within;
  if (inner?.entry.id === 'place' && key === 'here') return !isInside(place, 'each');
  return inner?.entry.id === 'remaining-selection' && !STEPS.has(within.at(-1)?.entry.id ?? '');
}

const STEPS: ReadonlySet<string> = new Set(
  ENTRIES.flatMap((entry) => (entry.kind === 'group' && entry.id === 'step' ? entry.of : [])),
);

/** Words that stand for the value of a part; undefined where the part takes none. */
export function wordsFor(place: Place, { key, within, part }: Expectation): readonly Draft[] | undefined {
  switch (key) {
    case '<singular-level>':
      return levels(place, 'singular');
    case '<plural-level>':
      return levels(place, 'plural');
    case '<level>':
      return levels(place, place.before.at(-1)?.text === '1' ? 'singular' : 'plural');
    case '<each-unit>':
      return [
        ...levels(place, 'singular'),
        ...(hasUpgradeDomains(place)
          ? [
              {
                label: 'upgradeDomain',
                kind: 'keyword',
                detail: 'each upgrade domain of the fleet',
                rank: RANK.possible,
              } as const,
            ]
          : []),
      ];
    case '<period>':
      return PERIOD_WORDS.map((word) => ({ label: word, kind: 'keyword', detail: 'a period', rank: RANK.likely }));
    case '<weekday>':
      return [
        ...(within[0]?.entry.id === 'days' && place.before.at(-1)?.text !== '..' ? RANGES : []).map(
          (label): Draft => ({ label, kind: 'value', detail: part?.doc, rank: RANK.likely }),
        ),
        ...WEEKDAY_WORDS.map((word): Draft => ({ label: word, kind: 'keyword', detail: 'a day', rank: RANK.expected })),
      ];
    default:
      return undefined;
  }
}

const RANGES = ['mon..fri', 'mon..thu'];

/** The levels that the fleet has; all where none is known. */
function levels(place: Place, number: 'singular' | 'plural'): readonly Draft[] {
  const used = levelsOf(place);
  return LEVEL_WORDS.filter(({ level }) => used.size === 0 || used.has(level)).map(({ level, plural }) => ({
    label: number === 'plural' ? plural : level,
    kind: 'keyword',
    detail: LEVEL_LINES[level],
    rank: RANK.likely,
  }));
}

/** The levels that may stand inside a node of another; all where it is none. */
export function levelsInside(level: string | undefined): readonly Level[] {
  return LEVELS.slice(LEVELS.findIndex((each) => level === `${each}`) + 1);
}
