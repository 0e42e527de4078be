/** The whole table, and what can be asked of it. */
import { audienceEntries } from './audiences.ts';
import { constraintEntries } from './constraints.ts';
import type { BlockEntry, Entry, FormEntry } from './entry.ts';
import { expectationEntries } from './expectations.ts';
import { fileEntries } from './files.ts';
import { firstWords, formLeaves, parseForm } from './form.ts';
import { handlerEntries } from './handlers.ts';
import { healthEntries } from './health.ts';
import { modelEntries } from './models.ts';
import { planEntries } from './plans.ts';
import { scenarioEntries } from './scenarios.ts';
import { selectionEntries } from './selections.ts';
import { serviceEntries } from './services.ts';
import { stepEntries } from './steps.ts';
import { LEVEL_WORDS, PERIOD_WORDS, UNIT_WORDS, WEEKDAY_WORDS } from './terms.ts';
import { topologyEntries } from './topologies.ts';
import { valueEntries } from './values.ts';

/** Every declaration, sentence, phrase, group and block of the language. */
export const ENTRIES: readonly Entry[] = [
  ...fileEntries,
  ...topologyEntries,
  ...serviceEntries,
  ...audienceEntries,
  ...healthEntries,
  ...modelEntries,
  ...planEntries,
  ...stepEntries,
  ...constraintEntries,
  ...handlerEntries,
  ...expectationEntries,
  ...scenarioEntries,
  ...selectionEntries,
  ...valueEntries,
];

const byId = new Map(ENTRIES.map((entry) => [entry.id, entry]));

/** The entry of that id. Throws where there is none: ids stand in our own sources. */
export function entryOf(id: string): Entry {
  const entry = byId.get(id);
  if (entry === undefined) throw new Error(`the schema has no entry ${id}`);
  return entry;
}

/** The block of that id, or undefined. */
export function blockOf(id: string): BlockEntry | undefined {
  const entry = byId.get(id);
  return entry?.kind === 'block' ? entry : undefined;
}

/** An id as the grammar names it: `deploy-takes` is the rule `deployTakes`. */
export function ruleNameOf(id: string): string {
  return id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The entries that an id stands for: those of a group, or the one itself. */
export function membersOf(id: string): readonly Exclude<Entry, { kind: 'group' }>[] {
  const entry = entryOf(id);
  return entry.kind === 'group' ? entry.of.flatMap(membersOf) : [entry];
}

/** The sentences that may stand in a block, or, with `declaration`, in a file. */
export function sentencesIn(id: string): readonly FormEntry[] {
  const entry = entryOf(id);
  const held = entry.kind === 'block' ? entry.holds : [id];
  return held
    .flatMap(membersOf)
    .flatMap((member) => (member.kind === 'declaration' || member.kind === 'sentence' ? [member] : []));
}

/** The words that a sentence can begin with. */
export function firstWordsOf(sentence: FormEntry): readonly string[] {
  const words = firstWords(parseForm(sentence.form));
  // A node of the fleet is the one sentence that begins with a part: the word of its level.
  return words.length > 0 ? words : LEVEL_WORDS.map(({ level }) => level);
}

/** Every word of the language, in the order of the table: each is a keyword of the lexer. */
export const WORDS: readonly string[] = [
  ...new Set([
    ...ENTRIES.flatMap((entry) => ('form' in entry ? formLeaves(parseForm(entry.form)) : [])).flatMap((leaf) =>
      leaf.kind === 'word' ? [leaf.word] : [],
    ),
    ...LEVEL_WORDS.flatMap(({ level, plural }) => [level, plural]),
    ...PERIOD_WORDS,
    ...WEEKDAY_WORDS,
    ...UNIT_WORDS.map(({ unit }) => unit),
  ]),
];

/** The words that can begin a statement, each with the blocks (or `declaration`) that it can begin one in. */
export const STATEMENT_WORDS: ReadonlyMap<string, readonly string[]> = statementWords();

function statementWords(): ReadonlyMap<string, readonly string[]> {
  const places = ['declaration', ...ENTRIES.flatMap((entry) => (entry.kind === 'block' ? [entry.id] : []))];
  const words = new Map<string, string[]>();
  for (const place of places) {
    for (const word of new Set(sentencesIn(place).flatMap(firstWordsOf))) {
      words.set(word, [...(words.get(word) ?? []), place]);
    }
  }
  return words;
}

/** How a place for statements is named in a message: `a stage`, `a file`. */
export function placeTitle(id: string): string {
  return blockOf(id)?.title ?? 'a file';
}
