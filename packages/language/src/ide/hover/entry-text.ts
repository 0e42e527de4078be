/** An entry of the schema in Markdown. */
import { type Entry, entryOf, firstWordsOf, type Part, sentencesIn } from '../../schema/index.ts';
import { labelOfPart } from '../../syntax/tokens/labels.ts';
import { code, list, paragraphs, rollout, series } from './markdown.ts';

/**
 * What an entry says: its doc, the way it is written, its parts with what they are and what holds without them, an example. `within`: the words that it opens
 * with, where the title is another of its words.
 */
export function entryText(entry: Entry, title: string, within = ''): string {
  if (!('form' in entry)) return `**${title}** — ${entry.kind === 'group' ? entry.doc : entry.title}`;
  const [first, rest] = firstSentence(entry.doc);
  return paragraphs(
    `**${title}**${within === '' ? '' : ` in **${within}**`} — ${first}`,
    rest,
    entry.form === title ? undefined : rollout(entry.form),
    list(Object.entries(entry.parts).flatMap(([name, each]) => (isWorthSaying(each) ? [partText(name, each)] : []))),
    entry.default === undefined ? undefined : `Where nothing is said: ${entry.default}.`,
    entry.example === title ? undefined : rollout(entry.example),
  );
}

/** A part of an entry, as its own line says it. */
export function partText(name: string, part: Part): string {
  const said = [...new Set([typeText(part), part.doc])].filter((text) => text !== undefined && text !== '').join('; ');
  return `${code(name)}${said === '' ? '' : ` — ${said}`}.${withoutIt(part)}`;
}

/** What holds where a part is left out. */
export function withoutIt(part: Part): string {
  return part.default === undefined ? '' : ` Without it: ${part.default}.`;
}

const isWorthSaying = (part: Part): boolean =>
  (part.type !== 'name' && (part.doc !== undefined || typeText(part) !== undefined)) ||
  part.doc !== undefined ||
  typeText(part) !== 'a name';

const TYPES: Readonly<Record<string, string>> = {
  name: 'a name',
  identifier: 'a name',
  text: 'a text in double quotes',
  number: 'a number',
  percent: 'a percent',
  unit: 'a unit',
  date: 'a date, such as `2026-12-19`',
  time: 'a time, such as `09:00`',
  weekday: 'a day, such as `mon`',
  period: 'a period, such as `week`',
  level: 'a level, such as `cluster`',
  'singular-level': 'a level, such as `cluster`',
  'plural-level': 'a level, such as `clusters`',
  'each-unit': 'a level, or `upgradeDomain`',
};

function typeText(part: Part): string | undefined {
  const label = labelOfPart(part);
  if (label !== undefined) return label;
  if (typeof part.type !== 'object') return TYPES[part.type];
  const entry = entryOf(part.type.entry);
  if (entry.kind === 'group') return entry.doc.replace(/\.$/, '').replace(/^\w/, (letter) => letter.toLowerCase());
  if (entry.kind === 'block') return `between \`{\` and \`}\`, any of ${heldBy(entry.id)}`;
  return `${code(entry.form)}: ${entry.doc.replace(/^(.*?)\.(?:\s.*)?$/s, '$1').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase())}`;
}

/** The words that the sentences of a block open with, as many as it takes to tell them apart. */
function heldBy(block: string): string {
  const openings = sentencesIn(block).flatMap((entry) => {
    const [opening] = /^[a-z]\w*(?: [a-z]\w*)*(?= |$)/.exec(entry.form) ?? [];
    return opening === undefined ? firstWordsOf(entry) : [opening];
  });
  const words = [...new Set(openings)];
  return series(
    words.map((word) => code(word)),
    MOST_WORDS,
  );
}

const MOST_WORDS = 16;

/** The first sentence of a doc, which can stand alone, and the rest. */
function firstSentence(doc: string): readonly [string, string] {
  const first = /^.*?\.(?=\s|$)/s.exec(doc)?.[0] ?? doc;
  return [first, doc.slice(first.length).trim()];
}
