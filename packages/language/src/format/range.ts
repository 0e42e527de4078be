/** Formatting a part of a file. */
import type { Span } from '../syntax/index.ts';
import type { Item } from './outline.ts';
import type { Source } from './source.ts';

/**
 * The place of the whole statements that a range touches, the innermost that hold it, with the white space in front of
 * them; undefined where it touches none.
 */
export function touchedBy(source: Source, items: readonly Item[], range: Span): Span | undefined {
  const touched = items.filter((item) => startOf(item.from) <= range.end && endOf(item.to) >= range.start);
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (first === last && first.kind === 'sentence' && first.block !== undefined) {
    const isInside = endOf(first.block.open + 1) <= range.start && range.end <= startOf(first.to - 1);
    const inner = isInside ? touchedBy(source, first.block.items, range) : undefined;
    if (inner !== undefined) return inner;
  }
  return { start: first.from === 0 ? 0 : endOf(first.from), end: endOf(last.to) };

  function startOf(index: number): number {
    return source.tokens[index]?.start ?? source.text.length;
  }

  /** Where the token before one ends. */
  function endOf(index: number): number {
    return source.tokens[index - 1]?.end ?? 0;
  }
}
