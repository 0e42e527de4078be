/** Imports that lead back to the file in which they stand. */
import type { Import } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { at, type Report } from '../report.ts';
import type { CheckInput, SourceFile } from '../source.ts';

interface Visit {
  readonly file: SourceFile;
  readonly imports: readonly Import[];
  next: number;
}

/** Walks from the root, depth first, and reports each import that closes a circle. */
export function reportImportCircles(input: CheckInput, report: Report): void {
  const root = input.files.get(input.root);
  if (root === undefined) return;
  const done = new Set<string>();
  const path: Visit[] = [visit(root)];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const node = top.imports[top.next++];
    if (node === undefined) {
      done.add(top.file.path);
      path.pop();
      continue;
    }
    const target = input.links?.get(top.file.path)?.get(node.from?.text ?? '');
    const file = typeof target === 'string' ? input.files.get(target) : undefined;
    if (file === undefined || done.has(file.path)) continue;
    const position = path.findIndex((visited) => visited.file.path === file.path);
    if (position < 0) {
      path.push(visit(file));
      continue;
    }
    const shown = input.shownPath ?? ((each) => each);
    const circle = [...path.slice(position).map((visited) => visited.file.path), file.path].map(shown);
    const location = at({ file: top.file, report }, node.from ?? node);
    report.add(nameMessages.create('import-cycle', { circle }, location));
  }
}

function visit(file: SourceFile): Visit {
  return { file, imports: file.tree.declarations.filter((node) => node.kind === 'import'), next: 0 };
}
