/** What the schema says of entries and parts, for a line and for a page. */
import type { FormEntry, Part } from '../../schema/index.ts';
import type { Expectation } from '../reading/index.ts';

/** The first sentence of a text in Markdown. */
export function firstSentence(doc: string): string {
  return /^.*?\.(?=\s|$)/s.exec(doc)?.[0] ?? doc;
}

/** What is said of the part that is to be written, where what is offered says nothing of itself: of the sentence that it is a part of. */
export function pageOfPlace({ within }: Pick<Expectation, 'within'>): string {
  const told = within.find(({ entry }) => entry.kind === 'sentence' || entry.kind === 'declaration')?.entry;
  return told === undefined || told.kind === 'block' ? '' : pageOf(told);
}

/** What an entry says, how it is written, and what holds without it. */
export function pageOf({ form, doc, example, default: fallback }: FormEntry): string {
  const without = fallback === undefined ? '' : `\n\nWithout it: ${fallback}.`;
  return `${doc}${without}\n\n\`\`\`rollout\n${example}\n\`\`\`\n\n\`${form}\``;
}

/** What a part is, on a line; empty where it goes without saying. */
export function lineOf(part: Part): string {
  return withDefault(part, part.doc ?? part.label?.replaceAll('`', '') ?? '');
}

function withDefault({ default: fallback }: Part, said: string): string {
  if (fallback === undefined) return said;
  return said === '' ? `without it: ${fallback}` : `${said}; without it: ${fallback}`;
}

/** Entries that are a part of everything that is a quantity, and say nothing of the place. */
const GENERAL: ReadonlySet<string> = new Set([
  'quantity',
  'distribution',
  'argument',
  'argument-value',
  'distribution-call',
]);

/** What the part that is to be written is, as the sentence sees it. */
export function lineOfPlace({ part, within }: Pick<Expectation, 'part' | 'within'>): string {
  const [inner] = within;
  if (part !== undefined && inner !== undefined && !GENERAL.has(inner.entry.id))
    return withDefault(part, part.doc ?? '');
  const around = within.findIndex(({ entry }) => !GENERAL.has(entry.id));
  const outer = within[around - 1]?.part;
  return outer === undefined ? '' : withDefault(outer, outer.doc ?? '');
}
