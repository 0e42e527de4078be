/** What can be written at a place: words that fit, names of the right kind, values, whole sentences. */
import { addressDrafts } from './completion/addresses.ts';
import { morePeople } from './completion/ascending.ts';
import { dateDrafts, timeDrafts } from './completion/calendar.ts';
import { commentAt, commentCompletions } from './completion/comments.ts';
import { argumentDrafts, callAround, distributionDrafts } from './completion/distributions.ts';
import { pageOfPlace } from './completion/documented.ts';
import { amountDrafts } from './completion/fleet.ts';
import { importable } from './completion/imports.ts';
import { type Completion, type Draft, placed, RANK } from './completion/item.ts';
import { labelDrafts, labelValueDrafts } from './completion/labels.ts';
import { comparatorDrafts, isForeignMeasure, statisticDrafts } from './completion/measures.ts';
import { draftOf, draftsOfNames, nameDrafts, namesAt } from './completion/names.ts';
import { handledIn } from './completion/once.ts';
import { type CompletionOptions, type Place, placeAt } from './completion/place.ts';
import { paramDrafts, quantityDrafts, unitDrafts } from './completion/quantities.ts';
import { sentenceDrafts } from './completion/sentences.ts';
import { fileDrafts, textDrafts } from './completion/texts.ts';
import { toldGates, toldWatches } from './completion/told-checks.ts';
import { isOutOfPlace, wordDraft, wordsFor } from './completion/words.ts';
import type { Expectation } from './reading/index.ts';
import type { Sources } from './sources.ts';

export type { Completion, CompletionKind, Insertion } from './completion/item.ts';
export type { CompletionOptions } from './completion/place.ts';

/**
 * Everything that can be written at an offset of a file, the most probable first; nothing inside comments but the codes of rules. Reads no further
 * than the cursor to know what fits, so it answers in texts of any state; never throws.
 */
export function completionsAt(
  sources: Sources,
  path: string,
  offset: number,
  options: CompletionOptions = {},
): readonly Completion[] {
  const file = sources.files.get(path);
  if (file === undefined || !(offset >= 0 && offset <= file.text.length)) return [];
  const comment = commentAt(file, offset);
  if (comment !== undefined) return commentCompletions(comment, offset, options);
  const place = placeAt(sources, file, offset, options);
  const isText = place.typed.startsWith('"');
  // On a line of its own rather the next sentence begins than that the one above goes on.
  const later = place.isFirstOnLine && place.isComplete ? RANK.unlikely : 0;
  const going = place.expected.flatMap((each) => documented(each, draftsFor(place, each)));
  const drafts = [...sentenceDrafts(place), ...going.map((draft) => ({ ...draft, rank: draft.rank + later }))];
  // In quotes stand names and texts, and no words.
  const fitting = isText ? drafts.filter(({ text, kind }) => text?.startsWith('"') === true || isName(kind)) : drafts;
  return placed(
    fitting.map((draft) => (isText ? inQuotes(draft) : goingOn(draft, place))),
    place.span,
    place.typed,
  );
}

function isName(kind: Draft['kind']): boolean {
  return !['keyword', 'sentence', 'value', 'unit', 'distribution', 'argument', 'statistic', 'symbol'].includes(kind);
}

const TELLING_NOTHING: ReadonlySet<string> = new Set(['value', 'keyword', 'unit', 'argument', 'statistic', 'symbol']);

/** Values and words of classes say nothing of themselves: they are told of by their sentence. */
function documented(expectation: Expectation, drafts: readonly Draft[]): readonly Draft[] {
  const page = pageOfPlace(expectation);
  return drafts.map((draft) =>
    (draft.documentation ?? '') === '' && TELLING_NOTHING.has(draft.kind) ? { ...draft, documentation: page } : draft,
  );
}

/** Behind a word that cannot stand last comes a space, so that the list that opens then is of what follows it. */
function goingOn(draft: Draft, { file, span }: Place): Draft {
  if (draft.isUnfinished !== true || draft.snippet !== undefined || file.text[span.end] === ' ') return draft;
  return { ...draft, text: `${draft.text ?? draft.label} ` };
}

function inQuotes(draft: Draft): Draft {
  const text = draft.text ?? draft.label;
  return text.startsWith('"') ? draft : { ...draft, text: JSON.stringify(text) };
}

function draftsFor(place: Place, expectation: Expectation): readonly Draft[] {
  const { kind, key, within, begins } = expectation;
  if (begins !== undefined) return [];
  if (isForeignMeasure(place, expectation)) return [];
  if (kind === 'word') {
    const isRefused = isHandled(place, expectation) || isOutOfPlace(place, expectation);
    return isRefused ? [] : [wordDraft(place, expectation)];
  }
  if (kind === 'symbol') return key === '{' ? block(place) : [];
  const words = wordsFor(place, expectation);
  if (words !== undefined) return words;
  const inner = within[0]?.entry.id;
  switch (key) {
    case '<name>':
      return nameLike(place, expectation);
    case '<identifier>':
      return inner === 'distribution-call'
        ? distributionDrafts(place, expectation)
        : argumentDrafts(place, expectation);
    case '<text>':
      return textDrafts(place, expectation);
    case '<unit>':
      return unitDrafts(place, expectation);
    case '<comparator>':
      return comparatorDrafts(expectation);
    case '<statistic>':
      return statisticDrafts(place);
    case '<date>':
      return dateDrafts(place, expectation);
    case '<time>':
      return timeDrafts(expectation);
    case '<percent>':
      // A weight: only a mix has some.
      if (inner === 'argument' && callAround(place)?.name !== 'mix') return [];
      return amountDrafts(place, expectation) ?? quantityDrafts(place, expectation);
    case '<value>':
      if (inner === 'label' || inner === 'condition-term') return labelValueDrafts(place, expectation);
      if (callAround(place)?.name === 'empirical') return fileDrafts(place, '.csv');
      return quantityDrafts(place, expectation);
    case '<number>':
      return amountDrafts(place, expectation) ?? quantityDrafts(place, expectation);
    case '<plain-value>':
      return quantityDrafts(place, expectation);
    default:
      return [];
  }
}

function nameLike(place: Place, expectation: Expectation): readonly Draft[] {
  const { part, partName, within } = expectation;
  const inner = within[0]?.entry.id;
  if (part?.refersTo === undefined) {
    if (inner === 'place' && partName === 'SEGMENT') return addressDrafts(place, expectation);
    if (inner === 'gate-numbers' || inner === 'watch-numbers') {
      return namesAt(place, 'check').map((name) => draftOf(place, name));
    }
    return inner === 'label' ? labelDrafts(place) : [];
  }
  switch (part.refersTo) {
    case 'declaration': {
      const named = nameDrafts(place, expectation, 'declaration');
      return named.length > 0 ? named : importable(place);
    }
    case 'label':
      return [
        ...nameDrafts(place, expectation, 'label'),
        ...(inner === 'ordering' ? (wordsFor(place, { ...expectation, key: '<singular-level>' }) ?? []) : []),
      ];
    case 'param':
      return paramDrafts(place, inner === 'share-selection' ? ['percent'] : ['number', 'percent']);
    case 'people':
      return [...draftsOfNames(place, expectation, morePeople(place)), ...paramDrafts(place, ['percent'])];
    case 'check': {
      const told = inner === 'watch' ? toldWatches(place) : toldGates(place);
      return nameDrafts(place, expectation, 'check').map((draft) =>
        told.length === 0 || told.includes(draft.text ?? draft.label) ? draft : { ...draft, rank: draft.rank + 1 },
      );
    }
    default:
      return nameDrafts(place, expectation, part.refersTo);
  }
}

/** A trigger that another handler of the block has already. */
function isHandled(place: Place, { key, then, within }: Expectation): boolean {
  if (within.at(-2)?.partName !== 'TRIGGER' || place.before.at(-1)?.text !== 'on') return false;
  const others = place.siblings.filter(({ span }) => place.offset < span.start || span.end < place.offset);
  return handledIn(others).has([key, ...then].join(' ').replace(/ over$/, ''));
}

/** The braces of what is being declared, unless they stand there. */
function block({ file, span }: Place): readonly Draft[] {
  if (/^\s*\{/.test(file.text.slice(span.end, span.end + 200))) return [];
  const braces = { text: '{\n  \n}', snippet: '{\n  $0\n}' };
  return [
    { label: '{ … }', filterText: '{', kind: 'symbol', detail: 'what belongs to it', ...braces, rank: RANK.expected },
  ];
}
