/** What has to be written otherwise where files move. */
import type { TextEdit } from '../diagnostics/index.ts';
import { insideQuotes, linkedStrings } from './document-links.ts';
import type { Sources } from './sources.ts';

/** A file or a folder that has another path. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * The edits after which every import and every table is found where it is when these have moved: strings in the files that move, and strings
 * that lead to what moves. Paths are those from before: the edits are made first. A string that leads nowhere stays, and so does one that
 * need not change.
 */
export function editsForMovedFiles(sources: Sources, moves: readonly Move[]): readonly TextEdit[] {
  const moved = pathAfter(moves);
  return [...sources.files.keys()].flatMap((path) =>
    linkedStrings(sources, path).flatMap(({ literal, target }): readonly TextEdit[] => {
      if (target === null) return [];
      const after = { path: moved(path), target: moved(target) };
      if (stays(literal.text, { path, target }, after)) return [];
      const text = written(literal.text, after);
      if (text === literal.text) return [];
      return [{ path, span: insideQuotes(sources, path, literal), text: escaped(text) }];
    }),
  );
}

/** Where a file is once these have moved. */
export function pathAfter(moves: readonly Move[]): (path: string) => string {
  // The innermost folder that moves decides.
  const ordered = [...moves].sort((a, b) => b.from.length - a.from.length);
  return (path) => {
    const move = ordered.find(({ from }) => path === withoutSlash(from) || path.startsWith(`${withoutSlash(from)}/`));
    return move === undefined ? path : withoutSlash(move.to) + path.slice(withoutSlash(move.from).length);
  };
}

interface Link {
  readonly path: string;
  readonly target: string;
}

/** Whether a string still leads there: what moves together stays where it is for one another. */
function stays(written: string, before: Link, after: Link): boolean {
  if (written.startsWith('/')) return before.target === after.target;
  return relative(before.path, before.target) === relative(after.path, after.target);
}

/** As the string was written before: from the root, or from the folder of its file, with `./` or without. */
function written(before: string, { path, target }: Link): string {
  if (before.startsWith('/')) return target;
  const way = relative(path, target);
  return before.startsWith('.') && !way.startsWith('.') ? `./${way}` : way;
}

/** The way from the folder of a file to another file. */
function relative(path: string, target: string): string {
  const from = path.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function escaped(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&');
}
