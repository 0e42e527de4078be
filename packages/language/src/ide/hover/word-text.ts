/** A word of the language by the sentence in which it stands. */
import { ENTRIES, type Entry, type Form, firstWordsOf, formLeaves, parseForm } from '../../schema/index.ts';
import type { Role } from '../reading/index.ts';
import { entryText, partText } from './entry-text.ts';
import { paragraphs } from './markdown.ts';
import { partPlayed } from './part-played.ts';
import { termText } from './terms.ts';

/** What a word says as what it stands; a word that fits nowhere is explained by the first sentence that begins with it, or has it. */
export function wordText(word: string, role: Role | undefined): string | undefined {
  if (role === undefined || role.kind !== 'word') {
    const term = termText(word);
    if (term !== undefined) return paragraphs(term, role === undefined ? undefined : partPlayed(role), nodeSaid(role));
    if (role !== undefined) return undefined;
  }
  const entry = role?.within.find((each) => wordsOfEntry(each.entry).has(word))?.entry ?? entryWith(word);
  if (entry === undefined) return termText(word);
  const opening = openingOf(entry);
  if (!('form' in entry) || opening.includes(word)) return entryText(entry, opening.join(' ') || word);
  const name = partBehind(parseForm(entry.form), word);
  const part = name === undefined ? undefined : entry.parts[name];
  if (name === undefined || part === undefined) return entryText(entry, word, opening.join(' '));
  return paragraphs(`**${word}** ${partText(name, part)}`, entryText(entry, opening.join(' ') || word));
}

/** A level that begins a sentence declares a node. */
function nodeSaid(role: Role | undefined): string | undefined {
  const entry = role?.within[0]?.entry;
  return entry?.id === 'fleet-node' && role?.partName === 'LEVEL' ? entryText(entry, 'A node') : undefined;
}

function entryWith(word: string): Entry | undefined {
  const begins = ENTRIES.find((each) => each.kind === 'sentence' && firstWordsOf(each).includes(word));
  const declares = ENTRIES.find((each) => each.kind === 'declaration' && firstWordsOf(each).includes(word));
  return declares ?? begins ?? ENTRIES.find((each) => wordsOfEntry(each).has(word));
}

const wordsOf = new Map<string, ReadonlySet<string>>();

/** The words of an entry's own form. */
function wordsOfEntry(entry: Entry): ReadonlySet<string> {
  const known = wordsOf.get(entry.id);
  if (known !== undefined) return known;
  const leaves = 'form' in entry ? formLeaves(parseForm(entry.form)) : [];
  const words = new Set(leaves.flatMap((leaf) => (leaf.kind === 'word' ? [leaf.word] : [])));
  wordsOf.set(entry.id, words);
  return words;
}

/** The words that a sentence opens with: `at most one`; of a choice between several none. */
function openingOf(entry: Entry): readonly string[] {
  if (!('form' in entry)) return [];
  const form = parseForm(entry.form);
  const items = form.kind === 'sequence' ? form.items : [form];
  const words: string[] = [];
  for (const item of items) {
    if (item.kind !== 'word') break;
    words.push(item.word);
  }
  return words;
}

/** The part that stands right behind a word, where one has to: `retry ATTEMPTS`. */
function partBehind(form: Form, word: string): string | undefined {
  switch (form.kind) {
    case 'sequence': {
      const at = form.items.findIndex((item) => item.kind === 'word' && item.word === word);
      const next = at < 0 ? undefined : form.items[at + 1];
      const behind = next?.kind === 'list' ? next.form : next;
      if (behind?.kind === 'part') return behind.part;
      return firstOf(form.items, word);
    }
    case 'choice':
      return firstOf(form.options, word);
    case 'optional':
    case 'repeated':
    case 'list':
      return partBehind(form.form, word);
    case 'word':
    case 'symbol':
    case 'part':
      return undefined;
  }
}

function firstOf(forms: readonly Form[], word: string): string | undefined {
  for (const form of forms) {
    const found = partBehind(form, word);
    if (found !== undefined) return found;
  }
  return undefined;
}
