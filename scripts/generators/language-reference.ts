// The tables of docs/language.md, from the schema. The prose around them is written by hand.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  blockOf,
  DISTRIBUTIONS,
  DURATION_UNITS,
  type FormEntry,
  LEVEL_WORDS,
  membersOf,
  type Part,
  sentencesIn,
  UNIT_WORDS,
} from '../../packages/language/src/schema/index.ts';
import type { Generator } from '../generator.ts';

const path = 'docs/language.md';
const marked = /(<!-- table: ([\w-]+) -->\n)[\s\S]*?(<!-- end of table -->)/g;

const generator: Generator = {
  owns: [],
  async generate(root) {
    const text = await readFile(join(root, path), 'utf8');
    const filled = text.replaceAll(marked, (_, open: string, name: string, close: string) => {
      return `${open}\n${tableOf(name)}\n\n${close}`;
    });
    return new Map([[path, filled]]);
  },
};

function tableOf(name: string): string {
  switch (name) {
    case 'levels':
      return table(
        ['level', 'plural'],
        LEVEL_WORDS.map(({ level, plural }) => [code(level), code(plural)]),
      );
    case 'duration-units':
      return table(
        ['unit', '', 'milliseconds'],
        DURATION_UNITS.map(({ unit, name: title, milliseconds }) => [code(unit), title, String(milliseconds)]),
      );
    case 'units':
      return table(
        ['unit', 'what it counts'],
        UNIT_WORDS.map(({ unit, doc }) => [code(unit), doc]),
      );
    case 'distributions':
      return table(
        ['written', 'what it is'],
        DISTRIBUTIONS.map(({ forms, doc }) => [forms.map(code).join('<br>'), doc]),
      );
    default:
      return sentenceTable(blockOf(name) === undefined ? membersOf(name).filter(isForm) : ownSentencesIn(name));
  }
}

const isForm = (entry: { readonly kind: string }): entry is FormEntry => entry.kind !== 'block';

/** The sentences of a block but for those of groups that have a table of their own. */
function ownSentencesIn(block: string): readonly FormEntry[] {
  const elsewhere = new Set(['constraint', 'step', 'selection'].flatMap((group) => membersOf(group)));
  return sentencesIn(block).filter((sentence) => !elsewhere.has(sentence));
}

function sentenceTable(sentences: readonly FormEntry[]): string {
  return table(
    ['sentence', 'what it says', 'left out'],
    sentences.map((sentence) => [
      code(sentence.form.replaceAll('"', '').replaceAll(/\bBODY\b/g, '{ … }')),
      [sentence.doc, ...partsOf(sentence)].join('<br>'),
      sentence.default ?? '',
    ]),
  );
}

/** What has to be said of the parts of a sentence, a line each. */
function partsOf({ parts }: FormEntry): readonly string[] {
  return Object.entries(parts).flatMap(([name, { doc, default: otherwise }]: [string, Part]) => {
    const says = [doc, otherwise === undefined ? undefined : `without it: ${otherwise}`].filter(
      (text) => text !== undefined,
    );
    return says.length === 0 ? [] : [`${code(name)}: ${says.join('; ')}`];
  });
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export default generator;
