/** Which part of a sentence a token is. */
import { type FormEntry, firstWords, parseForm } from '../../schema/index.ts';
import type { Role, Written } from '../reading/index.ts';
import { withoutIt } from './entry-text.ts';
import { code } from './markdown.ts';

/** Entries that only hold what the part of another one is. */
const WRAPPING: ReadonlySet<string> = new Set([
  'quantity',
  'distribution',
  'argument-value',
  'place',
  'bound',
  'amount',
]);

interface Played {
  readonly entry: FormEntry;
  readonly partName: string;
}

/**
 * The part that a token is of the sentence or phrase that says most of it: `DURATION` of `wait`, not `VALUE` of a quantity. Of an argument of a distribution
 * the distribution says what it is.
 */
function playedBy({ within, partName }: Role): Played | undefined {
  let name = partName;
  for (const { entry, partName: outer } of within) {
    if (entry.id === 'argument') return undefined;
    if (name !== undefined && 'form' in entry && !WRAPPING.has(entry.id)) return { entry, partName: name };
    name = outer ?? name;
  }
  return undefined;
}

/** The same in words. */
export function partPlayed(role: Role): string | undefined {
  const played = playedBy(role);
  const part = played?.entry.parts[played.partName];
  if (played === undefined || part === undefined) return undefined;
  const said = part.doc === undefined ? '' : ` — ${part.doc}`;
  return `${code(played.partName)} of ${sentenceOf(played.entry, role.within)}${said}.${withoutIt(part)}`;
}

/** How a sentence is called: by its words up to its first part. */
function sentenceOf({ form, id }: FormEntry, within: readonly Written[]): string {
  const opening = /^[a-z]\w*(?:[- /][a-z]\w*)*/.exec(form)?.[0];
  if (opening !== undefined) return code(opening);
  const words = firstWords(parseForm(form));
  if (words.length > 0) return words.map((word) => code(word)).join(' or ');
  const sentence = within.find(({ entry }) => entry.kind === 'sentence' && entry.id !== id)?.entry;
  return sentence !== undefined && 'form' in sentence ? sentenceOf(sentence, []) : `a ${id.replaceAll('-', ' ')}`;
}
