/** Imports in order: one for each file, by path, with its names in the order of letters, and none that nothing uses. */
import type { TextEdit } from '../../diagnostics/index.ts';
import { nodesOf } from '../../rules/written/nodes.ts';
import { withItsLines } from '../../rules/written/removal.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { isBroken } from '../../semantics/source.ts';
import type { Import, Name } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { isImportable, reachedFrom, targetOf } from './importing.ts';
import { laidOut } from './laid-out.ts';
import type { Change } from './refactoring.ts';
import { uses } from './used-names.ts';
import { commentsIn, replacement, textOf } from './written.ts';

/** What puts the imports of a file in order; undefined where they are, or cannot be read. */
export function organizeImports(sources: Sources, path: string): Change | undefined {
  const file = sources.files.get(path);
  if (file === undefined) return undefined;
  const imports = nodesOf(file.tree, 'import');
  if (imports.length === 0 || imports.some((node) => isBroken(file, node) || node.from === undefined)) return undefined;
  const change = laidOut(sources, { edits: organized(sources, file, imports) });
  return change.edits.length === 0 ? undefined : change;
}

function organized(sources: Sources, file: SourceFile, imports: readonly Import[]): readonly TextEdit[] {
  const kept = new Map(imports.map((node) => [node, usedOf(sources, file, node)]));
  const [first] = imports;
  const last = imports.at(-1);
  if (first === undefined || last === undefined) return [];
  const place = { span: { start: first.span.start, end: last.span.end } };
  if (isOneBlock(file, imports) && !bringsPolicies(sources, file, imports)) {
    const text = inOrder(file, kept).join('\n');
    if (text === '') return imports.map((node) => removal(file, node));
    return [replacement(file, place, text)];
  }
  return imports.flatMap((node) => {
    const names = kept.get(node) ?? [];
    if (names.length === node.names.length || commentsIn(file, node.span).length > 0) return [];
    if (names.length === 0) return [removal(file, node)];
    return [replacement(file, node, importText(file, names, node))];
  });
}

/** The names of an import for which there is a use. A file may be imported for the flags that it retires. */
function usedOf(sources: Sources, file: SourceFile, node: Import): readonly Name[] {
  const target = targetOf(sources, file, node);
  if (target === undefined) return node.names;
  const isUsed = uses(sources, file.tree.declarations);
  const used = node.names.filter((name) => {
    const declared = target.tree.declarations.find((each) => isImportable(each) && each.name.text === name.text);
    return declared === undefined || !isImportable(declared) || isUsed(name.text, declared.kind);
  });
  const isForFlags = [...reachedFrom(sources, target)].some(({ tree }) => nodesOf(tree, 'retired-flags').length > 0);
  return used.length === 0 && isForFlags ? node.names : used;
}

/** Whether they stand below one another, and nothing else between them. */
function isOneBlock(file: SourceFile, imports: readonly Import[]): boolean {
  return imports.every((node, index) => {
    const next = imports[index + 1];
    if (commentsIn(file, node.span).length > 0) return false;
    return next === undefined || file.text.slice(node.span.end, next.span.start).trim() === '';
  });
}

/** Policies hold in the order in which they are imported. */
function bringsPolicies(sources: Sources, file: SourceFile, imports: readonly Import[]): boolean {
  const named = imports.flatMap((node) => {
    const policies = targetOf(sources, file, node)?.tree.declarations.filter(({ kind }) => kind === 'policy') ?? [];
    return node.names.filter(({ text }) => policies.some((each) => 'name' in each && each.name.text === text));
  });
  return named.length > 1;
}

function inOrder(file: SourceFile, kept: ReadonlyMap<Import, readonly Name[]>): readonly string[] {
  const byPath = new Map<string, { readonly node: Import; readonly names: Name[] }>();
  for (const [node, names] of kept) {
    const path = node.from?.text ?? '';
    const group = byPath.get(path) ?? { node, names: [] };
    group.names.push(...names);
    byPath.set(path, group);
  }
  return [...byPath]
    .filter(([, { names }]) => names.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { node, names }]) => {
      const sorted = names.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
      return importText(file, sorted, node);
    });
}

function importText(file: SourceFile, names: readonly Name[], { from }: Import): string {
  const path = from === undefined ? '' : textOf(file, from);
  const texts = [...new Set(names.map((name) => textOf(file, name)))];
  return `import { ${texts.join(', ')} } from ${path}`;
}

function removal(file: SourceFile, node: Import): TextEdit {
  return { path: file.path, span: withItsLines(file.text, node.span), text: '' };
}
