/** Whether edits that call something anew change what anything means: looked up in the files as they would be. */

import { applyEdits, type TextEdit } from '../../diagnostics/index.ts';
import { grouped } from '../../grouping.ts';
import { check, type SourceFile, splitNumbered } from '../../semantics/index.ts';
import { lineIndex, parse } from '../../syntax/index.ts';
import { namesOfFile, type StandingName } from '../names/file-names.ts';
import type { Definition } from '../names/kinds.ts';
import { referentsOf } from '../names/referents.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import type { Sources } from '../sources.ts';
import { alreadyNamed } from './clash.ts';
import type { NameGroup } from './group.ts';

/** A sentence that says what would mean something else; undefined: nothing would. */
export function changeOfMeaning(
  sources: Sources,
  group: NameGroup,
  edits: readonly TextEdit[],
  wanted: string,
): string | undefined {
  const changed = changedFiles(sources, edits);
  const made: Sources = {
    ...sources,
    files: new Map([...sources.files].map(([path, file]) => [path, changed.get(path) ?? file])),
  };
  for (const [path, file] of changed) {
    const before = sources.files.get(path);
    if (before === undefined) continue;
    if (file.diagnostics.length > before.diagnostics.length || !areAlike(before, file)) {
      return `\`${wanted}\` would not be read as a name in \`${path}\`.`;
    }
  }
  return (
    otherMeaning({ before: sources, after: made }, group.name, wanted) ?? newFinding(sources, made, pathsOf(group))
  );
}

function changedFiles({ files }: Sources, edits: readonly TextEdit[]): ReadonlyMap<string, SourceFile> {
  const changed = new Map<string, SourceFile>();
  for (const [path, own] of grouped(edits, (edit) => edit.path)) {
    const text = applyEdits(files.get(path)?.text ?? '', own);
    changed.set(path, { path, text, ...parse(text, path) });
  }
  return changed;
}

/** Whether the same names stand for the same kinds of things, one after the other. */
function areAlike(one: SourceFile, other: SourceFile): boolean {
  const names = namesOfFile(one).names;
  const others = namesOfFile(other).names;
  if (names.length !== others.length || namesOfFile(one).definitions.length !== namesOfFile(other).definitions.length)
    return false;
  return names.every(({ of, as }, i) => of.kind === others[i]?.of.kind && as === others[i]?.as);
}

interface Change {
  readonly before: Sources;
  readonly after: Sources;
}

/** A name that stands for something else afterwards. */
function otherMeaning({ before, after }: Change, name: string, wanted: string): string | undefined {
  const touches = ({ text }: StandingName['name']): boolean => {
    const base = splitNumbered(text)?.base;
    return text === name || text === wanted || base === name || base === wanted;
  };
  const keyBefore = keysIn(before);
  const keyAfter = keysIn(after);
  for (const [path, file] of before.files) {
    const made = after.files.get(path);
    const names = made === undefined ? [] : namesOfFile(made).names;
    for (const [i, standing] of namesOfFile(file).names.entries()) {
      const twin = names[i];
      if (twin === undefined || !(touches(standing.name) || touches(twin.name))) continue;
      const meant = new Set(referentsOf(before, standing).map(keyBefore));
      const found = referentsOf(after, twin);
      const foreign = found.find((each) => !meant.has(keyAfter(each)));
      if (foreign !== undefined) return alreadyNamed(foreign);
      if (found.length === meant.size) continue;
      const { line } = lineIndex(file.text).position(standing.name.span.start);
      return `\`${path}:${line}\` would no longer mean what it means.`;
    }
  }
  return undefined;
}

/** What a definition is known by in both: its file, and the how manieth it is there. */
function keysIn({ files }: Sources): (definition: Definition) => string {
  const numbers = new Map<Definition, number>();
  const known = new Set<string>();
  return (definition) => {
    const { path, kind, name, span, given } = definition;
    if (given === 'table') return `${path} ${kind} ${name} ${span.start}`;
    const file = files.get(path);
    if (file !== undefined && !known.has(path)) {
      known.add(path);
      for (const [i, each] of namesOfFile(file).definitions.entries()) numbers.set(each, i);
    }
    return `${path} ${numbers.get(definition)}`;
  };
}

/** Where it is named, then where else it is spoken of. */
function pathsOf({ definitions, uses }: NameGroup): Iterable<string> {
  return new Set([...[...definitions].map(({ path }) => path), ...uses.map(({ file }) => file.path)]);
}

/** Nobody waits for more files to be checked twice. */
const MOST_CHECKED = 12;

/** What the checker would say that it does not say now. */
function newFinding(before: Sources, after: Sources, changed: Iterable<string>): string | undefined {
  const all = surroundingsOf(before);
  // The files that change first: two things of one name are found where they stand.
  const roots = new Set(changed);
  for (const path of [...roots]) {
    const file = before.files.get(path);
    for (const root of file === undefined ? [] : all.importersOf(file)) roots.add(root.path);
  }
  for (const root of [...roots].slice(0, MOST_CHECKED)) {
    const said = grouped(check({ root, ...before }).diagnostics, ({ code }) => code);
    for (const [code, findings] of grouped(check({ root, ...after }).diagnostics, (each) => each.code)) {
      const old = said.get(code)?.length ?? 0;
      const last = findings.at(-1);
      if (findings.length > old && last !== undefined) return last.message;
    }
  }
  return undefined;
}
