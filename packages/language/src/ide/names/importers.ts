/** Which files import which. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Sources } from '../sources.ts';

/** By path of a file, those that import it. */
export function importersIn({ files, links }: Sources): ReadonlyMap<string, readonly SourceFile[]> {
  const found = new Map<string, SourceFile[]>();
  for (const file of files.values()) {
    for (const node of file.tree.declarations) {
      if (node.kind !== 'import' || node.from === undefined) continue;
      const target = links.get(file.path)?.get(node.from.text);
      if (typeof target !== 'string') continue;
      const importers = found.get(target);
      if (importers === undefined) found.set(target, [file]);
      else if (importers.at(-1) !== file) importers.push(file);
    }
  }
  return found;
}

/** The file itself and all that import it, through others too. */
export function reaching(
  file: SourceFile,
  importers: ReadonlyMap<string, readonly SourceFile[]>,
): readonly SourceFile[] {
  const found = new Set([file]);
  // A set's values are walked in the order in which they were added, also while it grows.
  for (const each of found) for (const importer of importers.get(each.path) ?? []) found.add(importer);
  return [...found];
}
