/** Statements and blocks: what stands on which line. */

import { onOneLine } from '../syntax/index.ts';
import { commentsDoc, trailingDoc } from './comment-doc.ts';
import { builders, type Doc, printer } from './doc.ts';
import { readGap } from './gap.ts';
import { gapDoc } from './gap-doc.ts';
import type { Item, Kept, Sentence } from './outline.ts';
import { sentenceDoc } from './phrase-doc.ts';
import { phrasesOf } from './phrases.ts';
import type { Source } from './source.ts';

const { group, hardline, ifBreak, indent, line, literalline, join } = builders;

const INDENT = 2;
/** The printer is asked how wide anything else is. */
const asWideAsLong = /^[\x20-\x7e]*$/;

/** A line: a statement, or comments. */
interface Row {
  readonly blankAbove: boolean;
  readonly doc: Doc[];
}

/**
 * The text of a file, laid out in lines of that width. What fits on its line is made as text; the printer of documents
 * is for all else.
 */
export function layOut(source: Source, items: readonly Item[], width: number): string {
  const rows = rowsOf(items, source.tokens.length, 0);
  if (rows.length === 0) return '';
  return printer.printDocToString([stacked(rows), hardline], { printWidth: width, tabWidth: INDENT }).formatted;

  /** The rows of items, up to the token behind them. */
  function rowsOf(of: readonly Item[], end: number, depth: number): Row[] {
    const rows: Row[] = [];
    for (const item of of) {
      const { leading, blankAbove } = readGap(source, item.from);
      addComments(rows, item.from);
      rows.push({ blankAbove, doc: [ledBy(leading), itemDoc(item, depth, leading.length === 0)] });
    }
    addComments(rows, end);
    const { leading, newLine, blankAbove } = readGap(source, end);
    if (leading.length === 0) return rows;
    const last = rows.at(-1);
    if (newLine || last === undefined) rows.push({ blankAbove, doc: [commentsDoc(leading)] });
    else last.doc.push(trailingDoc(leading));
    return rows;
  }

  /** The comments in front of a token that stand on lines before its own. */
  function addComments(rows: Row[], index: number): void {
    const { trailing, own } = readGap(source, index);
    rows.at(-1)?.doc.push(trailingDoc(trailing));
    for (const { comments, blankAbove } of own) rows.push({ blankAbove, doc: [commentsDoc(comments)] });
  }

  /** `standsFirst`: nothing is in front of it on its line. */
  function itemDoc(item: Item, depth: number, standsFirst: boolean): Doc {
    if (item.kind === 'kept') return keptDoc(item);
    const room = standsFirst ? width - depth * INDENT : 0;
    if (isPlain(item)) {
      const text = flat(item);
      if (fits(text, room)) return text;
    }
    const { block } = item;
    if (block === undefined) return headDoc(item, item.to, room);
    const head = headDoc(item, block.open, room - ' {'.length);
    return [head, gapDoc(source, block.open, 'space'), blockDoc(block.open, item.to - 1, block.items, depth + 1)];
  }

  /** A statement up to its block, or all of it. */
  function headDoc({ node, from }: Sentence, to: number, room: number): Doc {
    if (!source.hasCommentsInside(from, to)) {
      const text = onOneLine(source.word, from, to);
      if (fits(text, room)) return text;
    }
    return sentenceDoc(source, phrasesOf(source, node, { from, to }));
  }

  function blockDoc(open: number, close: number, of: readonly Item[], depth: number): Doc {
    if (source.areOnOneLine(open, close)) return oneLineBlock(close, of, depth);
    const rows = rowsOf(of, close, depth);
    const { trailing } = readGap(source, open + 1);
    if (rows.length === 0 && trailing.length === 0) return '{ }';
    const inside = rows.length === 0 ? '' : indent([hardline, stacked(rows)]);
    return ['{', trailingDoc(trailing), inside, hardline, '}'];
  }

  /** It stays on its line if it fits. */
  function oneLineBlock(close: number, of: readonly Item[], depth: number): Doc {
    const statements = of.map((item): Doc => {
      const { leading } = readGap(source, item.from);
      return [ledBy(leading), itemDoc(item, depth, leading.length === 0)];
    });
    const { leading } = readGap(source, close);
    if (statements.length === 0 && leading.length === 0) return '{ }';
    const last: Doc = leading.length === 0 ? '' : commentsDoc(leading);
    const between: Doc = [ifBreak('', ' '), line];
    const end: Doc = statements.length === 0 || leading.length === 0 ? last : [ifBreak('  ', ' '), last];
    return group(['{', indent([line, join(between, statements), end]), line, '}']);
  }

  /** Whether nothing but its width keeps it from standing on one line. */
  function isPlain({ from, to, block }: Sentence): boolean {
    if (source.hasCommentsInside(from, to)) return false;
    if (block === undefined) return true;
    return (
      source.areOnOneLine(block.open, to - 1) && block.items.every((item) => item.kind === 'sentence' && isPlain(item))
    );
  }

  function flat(item: Item): string {
    if (item.kind === 'kept' || item.block === undefined) return onOneLine(source.word, item.from, item.to);
    const { open, items } = item.block;
    const inside = items.length === 0 ? '' : ` ${items.map(flat).join('  ')}`;
    return `${onOneLine(source.word, item.from, open)} {${inside} }`;
  }

  function keptDoc({ from, to }: Kept): Doc {
    const text = source.text.slice(source.tokens[from]?.start, source.tokens[to - 1]?.end);
    return join(literalline, text.split(/\r\n?|\n/));
  }
}

function fits(text: string, room: number): boolean {
  return text.length <= room && asWideAsLong.test(text);
}

function ledBy(comments: Parameters<typeof commentsDoc>[0]): Doc {
  return comments.length === 0 ? '' : [commentsDoc(comments), ' '];
}

/** Rows below one another, with the blank lines that stand between them. */
function stacked(rows: readonly Row[]): Doc {
  return rows.flatMap(({ blankAbove, doc }, i): Doc[] =>
    i === 0 ? doc : blankAbove ? [hardline, hardline, ...doc] : [hardline, ...doc],
  );
}
