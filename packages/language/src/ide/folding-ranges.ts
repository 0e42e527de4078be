/** What an editor folds: blocks, comments, and imports in a row. */
import type { SourceFile } from '../semantics/index.ts';
import { lineIndex } from '../syntax/index.ts';
import type { Span } from '../syntax/tree.ts';
import { bracketPairs } from './brackets.ts';
import { lexemesOfFile } from './tree-path.ts';

/** Lines that fold into the first of them. */
export interface FoldingRange {
  readonly kind: 'block' | 'comment' | 'imports';
  /** From 1, as people count; what is seen of it once it is folded. */
  readonly firstLine: number;
  /** The last line that is hidden: of a block the one above its closing brace. Always later than the first. */
  readonly lastLine: number;
}

/**
 * The folds of a file by their first line, the outer one first where two begin there. Blocks and lists are told by their brackets, so that a file that cannot be
 * parsed folds as well; one that is never closed does not.
 */
export function foldingRanges(file: SourceFile): readonly FoldingRange[] {
  const { comments } = lexemesOfFile(file);
  const lines = lineIndex(file.text);
  const lineOf = (offset: number): number => lines.position(offset).line;
  const found: FoldingRange[] = [];
  const add = (kind: FoldingRange['kind'], firstLine: number, lastLine: number): void => {
    if (firstLine < lastLine) found.push({ kind, firstLine, lastLine });
  };

  for (const { open, close } of bracketPairs(file)) add('block', lineOf(open.start), lineOf(close.start) - 1);

  const rows: { kind: string; first: number; last: number }[] = [];
  for (const { kind, span } of comments) {
    const first = lineOf(span.start);
    const last = lineOf(span.end);
    const row = rows.at(-1);
    const alone = standsAlone(file.text, span);
    if (kind === 'block') add('comment', first, last);
    else if (alone && row?.kind === kind && row.last === first - 1) row.last = last;
    else if (alone) rows.push({ kind, first, last });
  }
  for (const { first, last } of rows) add('comment', first, last);

  let imports: { first: number; last: number } | undefined;
  for (const { kind, span } of file.tree.declarations) {
    if (kind !== 'import') break;
    imports = { first: imports?.first ?? lineOf(span.start), last: lineOf(span.end) };
  }
  if (imports !== undefined) add('imports', imports.first, imports.last);
  return once(found.sort((a, b) => a.firstLine - b.firstLine || b.lastLine - a.lastLine));
}

/** Whether nothing stands before it on its line. */
function standsAlone(text: string, { start }: Span): boolean {
  let at = start;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}

/** Editors fold at a line: what begins and ends where another does is one fold with it. */
function once(sorted: readonly FoldingRange[]): readonly FoldingRange[] {
  return sorted.filter(
    ({ firstLine, lastLine }, index) =>
      sorted[index - 1]?.firstLine !== firstLine || sorted[index - 1]?.lastLine !== lastLine,
  );
}
