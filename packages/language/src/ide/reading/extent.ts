/** How much of a text has to be read to know what stands at a place of it. */

import { statementsIn } from '../../format/outline.ts';
import { leading } from '../../leading.ts';
import type { Span, SyntaxNode } from '../../syntax/index.ts';
import type { File } from '../../syntax/tree.ts';

/**
 * The stretches of a file up to an offset that decide how it reads there: from the start of the declaration around it (or the one before, if it
 * stands between two), without the sentences that are over before the last that has begun, in each block on the way; and on to `end`.
 */
export function stretchesUpTo(tree: File, offset: number, end = offset): readonly Span[] {
  const stretches: { start: number; end: number }[] = [{ start: 0, end }];
  let nodes: readonly SyntaxNode[] = tree.declarations;
  while (nodes.length > 0) {
    const index = lastBefore(nodes, offset);
    const [first, begun, current] = [nodes[0], nodes[index], stretches.at(-1)];
    if (first === undefined || begun === undefined || current === undefined) break;
    if (index > 0) {
      current.end = Math.max(current.start, first.span.start);
      stretches.push({ start: Math.max(begun.span.start, current.end), end });
    }
    nodes = statementsIn(begun);
  }
  return stretches.filter((stretch) => stretch.end > stretch.start);
}

/** The index of the last node that begins before an offset, −1 if none does. */
function lastBefore(nodes: readonly SyntaxNode[], offset: number): number {
  return leading(nodes.length, (index) => (nodes[index]?.span.start ?? Number.POSITIVE_INFINITY) < offset) - 1;
}
