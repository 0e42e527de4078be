/** Which tokens are which statement. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { File, Span, SyntaxNode } from '../syntax/index.ts';
import type { Source } from './source.ts';

/** Tokens from one index up to (without) another. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** A statement that was understood. */
export interface Sentence extends TokenRange {
  readonly kind: 'sentence';
  readonly node: SyntaxNode;
  /** The block that it ends with. */
  readonly block: { readonly open: number; readonly items: readonly Item[] } | undefined;
}

/** What was not understood, and keeps its text. */
export interface Kept extends TokenRange {
  readonly kind: 'kept';
}

export type Item = Sentence | Kept;

/** How much of a file with errors keeps its text: what is wrong, or each declaration in which something is wrong. */
export type Keeping = 'statements' | 'declarations';

/** The statements of a file. Every token is in exactly one item of the outermost list. */
export function outline(
  source: Source,
  tree: File,
  diagnostics: readonly Diagnostic[],
  keeping: Keeping,
): readonly Item[] {
  const errors = diagnostics.map(({ span }) => span);
  return itemsOf(tree.declarations, { from: 0, to: source.tokens.length }, errors);

  function itemsOf(nodes: readonly SyntaxNode[], range: TokenRange, near: readonly Span[]): Item[] {
    const items: Item[] = [];
    let at = range.from;
    const keepUpTo = (to: number): void => {
      if (to > at) items.push({ kind: 'kept', from: at, to });
    };
    for (const node of nodes) {
      const from = source.indexFrom(node.span.start);
      const to = source.indexFrom(node.span.end);
      // What recovery made of nothing, or of what it had already made something of.
      if (from < at || to <= from || to > range.to) continue;
      keepUpTo(from);
      const inside = near.filter(({ start, end }) => end >= node.span.start && start <= node.span.end);
      items.push(itemOf(node, { from, to }, inside));
      at = to;
    }
    keepUpTo(range.to);
    return items;
  }

  function itemOf(node: SyntaxNode, range: TokenRange, inside: readonly Span[]): Item {
    const kept: Kept = { kind: 'kept', ...range };
    const block = blockOf(node, range, inside);
    if (block === 'broken') return kept;
    if (inside.length > 0) {
      if (keeping === 'declarations' || block === undefined) return kept;
      const caught = inside.every((span) => block.items.some((item) => holds(item, span)));
      if (!caught) return kept;
    }
    return { kind: 'sentence', node, ...range, block };
  }

  function blockOf(node: SyntaxNode, { from, to }: TokenRange, inside: readonly Span[]): Sentence['block'] | 'broken' {
    if (source.word(to - 1) !== '}') return undefined;
    let open = from;
    while (open < to && source.word(open) !== '{') open++;
    if (open === to) return 'broken';
    const items = itemsOf(statementsIn(node), { from: open + 1, to: to - 1 }, inside);
    return items.some(isUnbalanced) ? 'broken' : { open, items };
  }

  function holds({ from, to }: Item, { start, end }: Span): boolean {
    return (source.tokens[from]?.start ?? 0) <= start && end <= (source.tokens[to - 1]?.end ?? 0);
  }

  function isUnbalanced(item: Item): boolean {
    if (item.kind === 'sentence') return false;
    let depth = 0;
    for (let index = item.from; index < item.to; index++) {
      if (source.word(index) === '{') depth++;
      else if (source.word(index) === '}' && --depth < 0) return true;
    }
    return depth !== 0;
  }
}

/** The statements in the block that a node ends with. */
export function statementsIn(node: SyntaxNode): readonly SyntaxNode[] {
  if ('items' in node) return node.items;
  switch (node.kind) {
    case 'audience':
      return node.rings;
    case 'parallel-stages':
      return node.stages;
    case 'at-most-one':
      return node.bugs;
    case 'topology':
      return node.source?.kind === 'topology-block' ? node.source.items : [];
    default:
      return 'block' in node ? (node.block?.steps ?? []) : [];
  }
}
