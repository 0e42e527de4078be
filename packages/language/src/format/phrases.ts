/** What belongs together in a statement: the nodes of the tree, as ranges of tokens inside one another. */
import type { SyntaxNode } from '../syntax/index.ts';
import type { TokenRange } from './outline.ts';
import type { Source } from './source.ts';

export interface Phrase extends TokenRange {
  /** Whether it is one of a list with commas. */
  readonly isItem: boolean;
  /** In order, none in another. */
  readonly parts: readonly Phrase[];
}

/** The phrases of a statement up to (without) the token `to`, where its block begins. */
export function phrasesOf(source: Source, node: SyntaxNode, range: TokenRange): Phrase {
  return phraseOf(node, range, false);

  function phraseOf(of: SyntaxNode, { from, to }: TokenRange, isItem: boolean): Phrase {
    const parts: Phrase[] = [];
    let at = from;
    for (const { child, isItem } of childrenOf(of)) {
      const first = source.indexFrom(child.span.start);
      const end = source.indexFrom(child.span.end);
      if (first < at || end <= first || end > to) continue;
      parts.push(phraseOf(child, { from: first, to: end }, isItem));
      at = end;
    }
    return { from, to, isItem, parts };
  }

  function childrenOf(of: SyntaxNode): { readonly child: SyntaxNode; readonly isItem: boolean }[] {
    const children = Object.values(of).flatMap((value: unknown) => {
      if (!Array.isArray(value)) return isNode(value) ? [{ child: value, isItem: false }] : [];
      const nodes = value.filter(isNode);
      const second = nodes[1];
      const isList = second !== undefined && source.word(source.indexFrom(second.span.start) - 1) === ',';
      return nodes.map((child) => ({ child, isItem: isList }));
    });
    return children.sort((a, b) => a.child.span.start - b.child.span.start);
  }
}

/** What has a kind and a span is a node; documentation stands in front of its statement, not inside. */
function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'span' in value && value.kind !== 'doc';
}
