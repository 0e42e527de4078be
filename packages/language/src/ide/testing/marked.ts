/** Sources of tests with a cursor in them, `$0`, and marks under their lines. */
import { assetsOf, importsOf, type Links, type SourceFile } from '../../semantics/index.ts';
import { parse } from '../../syntax/index.ts';
import { splitFiles } from '../../testing/marked-files.ts';
import type { Sources } from '../sources.ts';

const CURSOR = '$0';

export interface Marked {
  readonly sources: Sources;
  /** Where the cursor is; without one the first file, at its start. */
  readonly path: string;
  readonly offset: number;
  /** Of that file, without the cursor. */
  readonly text: string;
  /** Of all files, as `splitFiles` tells them. */
  readonly marks: readonly string[];
}

/** Files told apart by `//- path` lines, one of them with `$0` where the cursor is; links lead to files that are given. */
export function marked(source: string): Marked {
  const parts = splitFiles(source).map((file) => ({ ...file, cursor: file.text.indexOf(CURSOR) }));
  const files = new Map(parts.map(({ path, text }) => [path, fileOf(path, text.replace(CURSOR, ''))]));
  const links = new Map([...files.values()].map((file) => [file.path, linksOf(file, files)]));
  const at = parts.find(({ cursor }) => cursor >= 0) ?? parts[0];
  if (at === undefined) throw new Error('no file is given');
  return {
    sources: { files, links },
    path: at.path,
    offset: Math.max(0, at.cursor),
    text: files.get(at.path)?.text ?? '',
    marks: parts.flatMap(({ marks }) => marks),
  };
}

export function fileOf(path: string, text: string): SourceFile {
  const { tree, diagnostics, comments } = parse(text, path);
  return { path, text, tree, comments, diagnostics };
}

export function linksOf({ path, tree }: SourceFile, files: ReadonlyMap<string, unknown>): Links {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const targetOf = (written: string): string | null => {
    const target = folder + written.replace(/^\.\//, '');
    return files.has(target) ? target : null;
  };
  return new Map([...importsOf(tree), ...assetsOf(tree)].map(({ text }) => [text, targetOf(text)]));
}
