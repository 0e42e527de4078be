/** From a place to the nodes that hold it. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Span, SyntaxKind, SyntaxNode } from '../../syntax/index.ts';
import { childrenOf, type PathStep, pathTo } from '../tree-path.ts';

export type NodeOf<Kind extends SyntaxKind> = Extract<SyntaxNode, { readonly kind: Kind }>;

/** The nodes that hold a span, from the outermost declaration to the innermost. */
export function nodesAround(file: SourceFile, span: Span): readonly SyntaxNode[] {
  return pathTo(file, span)
    .slice(1)
    .map(({ node }) => node);
}

/** The innermost of them of that kind. */
export function nearest<Kind extends SyntaxKind>(
  around: readonly SyntaxNode[],
  ...kinds: readonly Kind[]
): NodeOf<Kind> | undefined {
  const isOf = (node: SyntaxNode): node is NodeOf<Kind> => kinds.some((kind) => kind === node.kind);
  return around.findLast(isOf);
}

/** A node, what it is of the node that holds it, and that. */
export interface Standing extends PathStep {
  readonly of: SyntaxNode;
}

const gathered = new WeakMap<SyntaxNode, readonly Standing[]>();

/** Everything below a node, with what it is there; gathered once. */
export function standingIn(node: SyntaxNode): readonly Standing[] {
  const known = gathered.get(node);
  if (known !== undefined) return known;
  const found: Standing[] = [];
  gathered.set(node, found);
  const visit = (of: SyntaxNode): void => {
    for (const step of childrenOf(of)) {
      found.push({ ...step, of });
      visit(step.node);
    }
  };
  visit(node);
  return found;
}

/** Whether two spans have a place in common, be it an end. */
export function touch(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
