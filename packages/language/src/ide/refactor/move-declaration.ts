/** A declaration goes to another file, and is imported from there. */
import { applyEdits, type TextEdit } from '../../diagnostics/index.ts';
import { nodesOf } from '../../rules/written/nodes.ts';
import { referencesIn } from '../../rules/written/references.ts';
import { withItsLines } from '../../rules/written/removal.ts';
import { assetsOf, type SourceFile } from '../../semantics/index.ts';
import { written } from '../../semantics/suggest.ts';
import type { Import } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import {
  addImport,
  type Importable,
  importOf,
  isImportable,
  namesKnownIn,
  reachedFrom,
  targetOf,
} from './importing.ts';
import { beside, pathFrom } from './paths.ts';
import type { At, Draft, Offer } from './refactoring.ts';
import { uses } from './used-names.ts';
import { endOfLineOf, insertion, isOnHead, startWithComments, textOf } from './written.ts';

/** So many files that are imported already are offered. */
const MOST_SHOWN = 3;

export function moveDeclaration({ sources, file, around, span }: At): readonly Offer[] {
  const [node] = around;
  if (node === undefined || !('doc' in node) || !isDeclaration(node) || node.name.missing) return [];
  if (!isOnHead(file, node, span)) return [];
  const moved = withNeeded(file, node);
  const others = moved.length === 1 ? '' : ' with what it needs';
  const offer = (target: Target, where: string): Offer => ({
    title: `Move \`${node.name.text}\`${others} to ${where}`,
    kind: 'refactor.move.declaration',
    keeps: 'machine',
    draft: () => movedTo(sources, file, moved, target),
  });
  const path = newPath(sources, file, node.name.text);
  const known = new Set(nodesOf(file.tree, 'import').flatMap((each) => targetOf(sources, file, each) ?? []));
  const targets = [...known].filter((target) => canTake(sources, file, moved, target)).slice(0, MOST_SHOWN);
  return [
    offer({ path, file: undefined }, `a new file, ${path.slice(path.lastIndexOf('/') + 1)}`),
    ...targets.map((target) => offer({ path: target.path, file: target }, pathFrom(file.path, target.path))),
  ];
}

interface Target {
  readonly path: string;
  /** Undefined: it is not there yet. */
  readonly file: SourceFile | undefined;
}

function isDeclaration(node: { readonly kind: string }): node is Importable {
  return ['topology', 'service', 'audience', 'flag', 'health', 'model', 'policy'].includes(node.kind);
}

/** The declaration, and those of its file that it names, and those that they name, in the order of the file. */
function withNeeded(file: SourceFile, node: Importable): readonly Importable[] {
  const own = file.tree.declarations.filter(isImportable);
  const needed = new Set([node]);
  for (const each of needed) {
    const names = referencesIn(each);
    for (const other of own) if (names.has(other.name.text)) needed.add(other);
  }
  return own.filter((each) => needed.has(each));
}

function newPath({ files }: Sources, file: SourceFile, name: string): string {
  const base = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  for (let number = 1; ; number++) {
    const path = beside(file.path, `${base}${number === 1 ? '' : `-${number}`}.rollout`);
    if (!files.has(path)) return path;
  }
}

/** Whether a file that is there may hold them: no name is taken, and no imports lead in a circle. */
function canTake(sources: Sources, file: SourceFile, moved: readonly Importable[], target: SourceFile): boolean {
  if (target === file || target.diagnostics.length > 0 || reachedFrom(sources, target).has(file)) return false;
  const known = namesKnownIn(target);
  if (moved.some(({ name }) => known.has(name.text))) return false;
  return neededImports(sources, file, moved).every(
    ({ from, name }) =>
      from === target || (!reachedFrom(sources, from).has(target) && (!known.has(name) || from === target)),
  );
}

/** What they name of what the file imports. */
function neededImports(
  sources: Sources,
  file: SourceFile,
  moved: readonly Importable[],
): readonly { readonly from: SourceFile; readonly name: string }[] {
  const named = new Set(moved.flatMap((node) => [...referencesIn(node)]));
  return nodesOf(file.tree, 'import').flatMap((node) => {
    const from = targetOf(sources, file, node);
    if (from === undefined) return [];
    return node.names.flatMap(({ text }) => (named.has(text) ? [{ from, name: text }] : []));
  });
}

function movedTo(sources: Sources, file: SourceFile, moved: readonly Importable[], target: Target): Draft {
  const texts = moved.map((node) => movedText(file, node, target.path));
  const removals = moved.map((node): TextEdit => {
    const start = startWithComments(file, node);
    return { path: file.path, span: withItsLines(file.text, { start, end: endOfLineOf(file, node) }), text: '' };
  });
  const isLeft = uses(
    sources,
    file.tree.declarations.filter((node) => !isImportable(node) || !moved.includes(node)),
  );
  const back = moved.filter(({ name, kind }) => isLeft(name.text, kind)).map(({ name }) => written(name.text));
  const importers = [...sources.files.values()].filter((other) => other !== file && other.path !== target.path);
  const edits = [
    ...removals,
    ...addImport(sources, file, target.path, back),
    ...importers.flatMap((other) => importedAnew(sources, other, file, moved, target.path)),
  ];
  const needed = neededImports(sources, file, moved).filter(({ from }) => from.path !== target.path);
  if (target.file === undefined) {
    const imports = needed.map(({ from, name }) => importOf(target.path, from.path, [written(name)]));
    return { edits, creates: [{ path: target.path, text: `${[...new Set(imports), '', ...texts].join('\n')}\n` }] };
  }
  const at = target.file;
  const known = namesKnownIn(at);
  const imports = needed
    .filter(({ name }) => !known.has(name))
    .flatMap(({ from, name }) => addImport(sources, at, from.path, [written(name)]));
  const end = at.text.trimEnd().length;
  return { edits: [...edits, ...imports, insertion(at, end, `\n\n${texts.join('\n\n')}`)] };
}

/** With the comments above it. Tables that it names are where they were. */
function movedText(file: SourceFile, node: Importable, target: string): string {
  const start = startWithComments(file, node);
  const tables = assetsOf({ kind: 'file', span: node.span, declarations: [node] });
  const edits = tables.flatMap((literal) => {
    if (literal.text.startsWith('/') || beside(file.path, '') === beside(target, '')) return [];
    const span = { start: literal.span.start - start, end: literal.span.end - start };
    return [{ span, text: JSON.stringify(pathFrom(target, join(beside(file.path, ''), literal.text))) }];
  });
  return applyEdits(file.text.slice(start, endOfLineOf(file, node)), edits);
}

/** A path from a folder on, without `.` and `..`. */
function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** What another file imports of them it imports from where they are. */
function importedAnew(
  sources: Sources,
  other: SourceFile,
  file: SourceFile,
  moved: readonly Importable[],
  target: string,
): readonly TextEdit[] {
  const isMoved = (text: string): boolean => moved.some(({ name }) => name.text === text);
  const imports = nodesOf(other.tree, 'import').filter((node) => targetOf(sources, other, node) === file);
  return imports.flatMap((node: Import) => {
    const gone = node.names.filter(({ text }) => isMoved(text));
    const left = node.names.filter(({ text }) => !isMoved(text));
    if (gone.length === 0) return [];
    const texts = gone.map((name) => textOf(other, name));
    const own = importOf(other.path, target, texts);
    const rest = left.length === 0 ? '' : `import { ${left.map((name) => textOf(other, name)).join(', ')} } from `;
    const path = node.from === undefined ? '""' : textOf(other, node.from);
    return [{ path: other.path, span: node.span, text: left.length === 0 ? own : `${rest}${path}\n${own}` }];
  });
}
