/** Calling something by another name, wherever it is spoken of. */
import type { TextEdit } from '../diagnostics/index.ts';
import type { Span } from '../program/index.ts';
import { splitNumbered } from '../semantics/index.ts';
import { KIND_WORDS } from './names/kinds.ts';
import { boundTogether } from './names/uses.ts';
import { writtenInstead } from './names/written-name.ts';
import { changeOfMeaning } from './renaming/change-of-meaning.ts';
import { clashWith } from './renaming/clash.ts';
import type { NameGroup } from './renaming/group.ts';
import type { Sources } from './sources.ts';
import { symbolAt } from './symbol.ts';

/** Why something cannot be called by another name, as a sentence. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

export interface Renameable {
  readonly kind: 'renameable';
  /** The name that stands there. */
  readonly span: Span;
  /** The name without quotes, from which one begins. */
  readonly name: string;
}

export interface Renaming {
  readonly kind: 'renamed';
  /** In all files, by path and place; none overlaps another. */
  readonly edits: readonly TextEdit[];
}

export interface RenameOptions {
  /** Which files may be changed; all, unless told. */
  readonly mayEdit?: ((path: string) => boolean) | undefined;
}

const refused = (reason: string): Refusal => ({ kind: 'refused', reason });

/** Whether what stands at a place can be called by another name. undefined: no name stands there. */
export function prepareRename(sources: Sources, path: string, offset: number): Renameable | Refusal | undefined {
  const found = groupAt(sources, path, offset);
  if (found === undefined || found.kind === 'refused') return found;
  const { name } = found.standing;
  return { kind: 'renameable', span: name.span, name: name.text };
}

/**
 * The edits that call what stands at a place by another name, in all files. What shares the name with it where one name stands for several
 * is called anew with it: `web` in two regions, a bug in a model and in one that extends it. Refused where the name would be another's, or
 * anything would mean something else than before.
 */
export function renameAt(
  sources: Sources,
  path: string,
  offset: number,
  newName: string,
  options: RenameOptions = {},
): Renaming | Refusal {
  const found = groupAt(sources, path, offset);
  if (found === undefined) return refused('There is no name here.');
  if (found.kind === 'refused') return found;
  const wanted = baseOf(found, newName);
  if (typeof wanted !== 'string') return wanted;
  const wrong = reasonAgainst(wanted);
  if (wrong !== undefined) return refused(wrong);
  if (wanted === found.name) return { kind: 'renamed', edits: [] };
  const { mayEdit = () => true } = options;
  const outside = found.uses.find(({ file }) => !mayEdit(file.path));
  if (outside !== undefined) {
    return refused(`\`${found.name}\` also stands in \`${outside.file.path}\`, which is not to be changed here.`);
  }
  const clash = clashWith(sources, found, wanted);
  if (clash !== undefined) return refused(clash);
  const edits = editsFor(found, wanted);
  const change = changeOfMeaning(sources, found, edits, wanted);
  return change === undefined ? { kind: 'renamed', edits } : refused(change);
}

function groupAt(sources: Sources, path: string, offset: number): NameGroup | Refusal | undefined {
  const symbol = symbolAt(sources, path, offset);
  if (symbol === undefined) return undefined;
  const { standing, definitions, isBuiltIn } = symbol;
  const { text } = standing.name;
  if (standing.role.kind === 'free') return refused(`\`${text}\` is a word of the language, or of another system.`);
  if (isBuiltIn) return refused('`health` is the check that is there without being declared; its name is its own.');
  if (definitions.length === 0) return refused(`Nothing is known by the name \`${text}\` here.`);
  const { definitions: all, uses } = boundTogether(sources, definitions);
  const names = new Set([...all].map(({ name }) => name));
  const [name = text] = names;
  if (names.size > 1) {
    const told = [...names].map((each) => `\`${each}\``).join(' and ');
    return refused(`\`${text}\` stands for places of different names, ${told}.`);
  }
  for (const { given, path: at, kind } of all) {
    const what = KIND_WORDS[kind];
    if (given === 'table') return refused(`The ${what} \`${name}\` is named in the table \`${at}\`: change it there.`);
    if (given === 'level') return refused(`\`${name}\` is called by its level: give it a name of its own first.`);
  }
  return { kind: 'group', standing, name, definitions: all, uses };
}

/** The name for all of a group, from one that was typed over `web-2`: `api-2`, or `api`. */
function baseOf({ standing, name }: NameGroup, newName: string): string | Refusal {
  const { text } = standing.name;
  if (text === name) return newName;
  const number = splitNumbered(text)?.number;
  const typed = splitNumbered(newName);
  if (typed === null) return newName;
  if (typed.number === number) return typed.base;
  return refused(
    `\`${text}\` is number ${number} of \`${name}\`: write the new name with that number, or without any.`,
  );
}

/** What is wrong with a name, wherever it is to stand. */
function reasonAgainst(name: string): string | undefined {
  if (name.trim() === '') return 'A name cannot be empty.';
  if (name.trim() !== name) return 'A name neither begins nor ends with a blank.';
  // Marks that change the direction of the text are errors wherever they stand, as is half of a surrogate pair.
  return /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(name)
    ? 'A name holds no control characters, and no marks that change the direction of the text.'
    : undefined;
}

function editsFor({ name, uses }: NameGroup, wanted: string): readonly TextEdit[] {
  const edits = uses.map((use): TextEdit => {
    const { text, span } = use.name;
    // What follows the name in `web-2` is a number, and stays.
    const whole = wanted + (text === name ? '' : text.slice(name.length));
    return { path: use.file.path, span, text: writtenInstead(use, whole) };
  });
  return edits.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.span.start - b.span.start);
}
