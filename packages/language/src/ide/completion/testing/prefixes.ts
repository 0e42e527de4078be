/** Prefixes of the example plans, for the laws of completion. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetsOf, importsOf, type Links, type SourceFile } from '../../../semantics/index.ts';
import { lexemesOf, parse, type Token } from '../../../syntax/index.ts';
import { type Role, readingOf } from '../../reading/index.ts';
import type { Sources } from '../../sources.ts';

const examples = join(import.meta.dirname, '../../../../../../examples');

const paths = readdirSync(examples, { recursive: true, encoding: 'utf8' }).sort();

/** Every plan of the examples, by its path from their folder. */
export const plans: readonly string[] = paths.filter((path) => path.endsWith('.rollout'));

const tables: ReadonlySet<string> = new Set(paths.filter((path) => path.endsWith('.csv')));

const texts = new Map<string, string>();

export function textOf(path: string): string {
  let text = texts.get(path);
  if (text === undefined) {
    text = readFileSync(join(examples, path), 'utf8');
    texts.set(path, text);
  }
  return text;
}

function fileOf(path: string, text: string): SourceFile {
  const { tree, diagnostics, comments } = parse(text, path);
  return { path, text, tree, comments, diagnostics };
}

const whole = new Map<string, SourceFile>();

function wholeFile(path: string): SourceFile {
  const known = whole.get(path) ?? fileOf(path, textOf(path));
  whole.set(path, known);
  return known;
}

/** A plan of the examples with another text, and the other files of its folder as they are. */
export function sourcesWith(path: string, text: string): Sources {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const others = plans.filter((other) => other !== path && other.startsWith(folder)).map(wholeFile);
  const files = new Map([fileOf(path, text), ...others].map((file) => [file.path, file]));
  const links = new Map<string, Links>();
  const assets = new Map<string, string>();
  for (const { tree, path } of files.values()) {
    const imported = importsOf(tree).map(({ text: written }): [string, string | null] => {
      const target = folder + written.replace(/^\.\//, '');
      return [written, files.has(target) ? target : null];
    });
    const read = assetsOf(tree).map(({ text: written }): [string, string | null] => {
      const table = folder + written;
      if (!tables.has(table)) return [written, null];
      assets.set(table, textOf(table));
      return [written, table];
    });
    links.set(path, new Map([...imported, ...read]));
  }
  return { files, links, assets };
}

/** What completion can be asked to know: a word of the language, or a name that something in front of it, or imported, has. */
export interface Asked {
  readonly token: Token;
  readonly role: Role;
}

/** The tokens of a plan that completion should hold in front of them. */
export function askedIn(path: string): readonly Asked[] {
  const text = textOf(path);
  const [file] = sourcesWith(path, text).files.values();
  if (file === undefined) return [];
  const roles = readingOf(file);
  const imports = importsOf(file.tree).map(
    ({ text: written }) => path.slice(0, path.lastIndexOf('/') + 1) + written.replace(/^\.\//, ''),
  );
  const declared = new Set([
    'health',
    ...imports.flatMap((each) => lexemesOf(textOf(each)).tokens.map(({ text }) => text)),
  ]);
  return roles.flatMap((role): Asked[] => {
    const { token, kind } = role;
    if (kind === 'symbol') return [];
    if (kind === 'word' || isWordOfPart(role)) return [{ token, role }];
    if (token.kind !== 'name' && token.kind !== 'word' && token.kind !== 'text') return [];
    const isKnown = declared.has(token.text);
    const refers = role.part?.refersTo !== undefined || PLAIN.has(role.within[0]?.entry.id ?? '');
    declared.add(token.text);
    return refers && isKnown ? [{ token, role }] : [];
  });
}

const WORD_TYPES = new Set<unknown>([
  'unit',
  'weekday',
  'period',
  'level',
  'singular-level',
  'plural-level',
  'each-unit',
  'comparator',
  'statistic',
]);

function isWordOfPart({ part }: Role): boolean {
  return WORD_TYPES.has(part?.type);
}

/** Where a name or a label's value is referred to by a part that says so only in its documentation. */
const PLAIN: ReadonlySet<string> = new Set(['place', 'condition-term']);
