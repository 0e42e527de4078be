/** Imports of a file: where they lead, and how they are added to. */
import type { TextEdit } from '../../diagnostics/index.ts';
import { nodesOf } from '../../rules/written/nodes.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Declaration, Import } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { pathFrom } from './paths.ts';
import { insertion, startWithComments } from './written.ts';

/** What another file may import. */
export type Importable = Exclude<Declaration, { readonly kind: 'import' | 'retired-flags' | 'plan' | 'scenario' }>;

export function isImportable(node: Declaration): node is Importable {
  const { kind } = node;
  return kind !== 'import' && kind !== 'retired-flags' && kind !== 'plan' && kind !== 'scenario';
}

/** The file that an import leads to; undefined where it cannot be had. */
export function targetOf({ files, links }: Sources, file: SourceFile, node: Import): SourceFile | undefined {
  const path = node.from === undefined ? undefined : links.get(file.path)?.get(node.from.text);
  return typeof path === 'string' ? files.get(path) : undefined;
}

/** Every file that a file reaches by imports, itself included. */
export function reachedFrom(sources: Sources, file: SourceFile): ReadonlySet<SourceFile> {
  const reached = new Set([file]);
  for (const each of reached) {
    for (const node of nodesOf(each.tree, 'import')) {
      const target = targetOf(sources, each, node);
      if (target !== undefined) reached.add(target);
    }
  }
  return reached;
}

/** Names that a file declares or imports. */
export function namesKnownIn({ tree }: SourceFile): ReadonlySet<string> {
  return new Set(
    tree.declarations.flatMap((node) => {
      if (node.kind === 'import') return node.names.map(({ text }) => text);
      return node.kind === 'retired-flags' ? [] : [node.name.text];
    }),
  );
}

/** Makes a file import these names, as they are written, from another: the import that there is says more, or there is one more. */
export function addImport(
  sources: Sources,
  file: SourceFile,
  target: string,
  names: readonly string[],
): readonly TextEdit[] {
  if (names.length === 0) return [];
  const imports = nodesOf(file.tree, 'import');
  const own = imports.find((node) => targetOf(sources, file, node)?.path === target && node.names.length > 0);
  const lastName = own?.names.at(-1);
  if (lastName !== undefined) return [insertion(file, lastName.span.end, `, ${names.join(', ')}`)];
  const text = importOf(file.path, target, names);
  const last = imports.at(-1);
  if (last !== undefined) return [insertion(file, last.span.end, `\n${text}`)];
  const [first] = file.tree.declarations;
  const mark = file.text.startsWith('\ufeff') ? 1 : 0;
  const at = first === undefined ? mark : Math.max(mark, startWithComments(file, first));
  return [insertion(file, at, `${text}\n\n`)];
}

export function importOf(file: string, target: string, names: readonly string[]): string {
  return `import { ${names.join(', ')} } from ${JSON.stringify(pathFrom(file, target))}`;
}
