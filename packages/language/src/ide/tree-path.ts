/** The way from a file down to what stands at a place of it. */
import { leading } from '../leading.ts';
import type { SourceFile } from '../semantics/index.ts';
import { type Lexemes, lexemesOf, type Token } from '../syntax/index.ts';
import { isNode } from '../syntax/plain-node.ts';
import type { Span, SyntaxNode } from '../syntax/tree.ts';

/** A node, and as what it stands in the node above: `name`, `items`. The file itself stands as nothing. */
export interface PathStep {
  readonly node: SyntaxNode;
  readonly as: string;
}

/** The nodes right below a node, in the order of their members; documentation stands outside of what it is of, and is left out. */
export function* childrenOf(node: SyntaxNode): Iterable<PathStep> {
  if (!isNode(node)) return;
  for (const as in node) {
    const member: unknown = node[as];
    if (as === 'doc') continue;
    if (Array.isArray(member)) for (const each of member) yield* isNode(each) ? [{ node: each, as }] : [];
    else if (isNode(member)) yield { node: member, as };
  }
}

/** The file and every node that holds the whole span, each below the one before. */
export function pathTo(file: SourceFile, span: Span): readonly PathStep[] {
  const path: PathStep[] = [{ node: file.tree, as: '' }];
  for (let at: PathStep | undefined = path[0]; at !== undefined; ) {
    at = holding(at.node, span);
    if (at !== undefined) path.push(at);
  }
  return path;
}

function holding(node: SyntaxNode, { start, end }: Span): PathStep | undefined {
  for (const step of childrenOf(node)) {
    const { span } = step.node;
    if (span.start <= start && end <= span.end && span.start < span.end) return step;
  }
  return undefined;
}

const lexed = new WeakMap<SourceFile, Lexemes>();

/** The tokens and comments of a file, taken apart once. */
export function lexemesOfFile(file: SourceFile): Lexemes {
  const known = lexed.get(file);
  if (known !== undefined) return known;
  const made = lexemesOf(file.text);
  lexed.set(file, made);
  return made;
}

/** The token that the offset is in; between two that touch, the one after it, unless only the one before is a word. */
export function tokenAt(file: SourceFile, offset: number): Token | undefined {
  const { tokens } = lexemesOfFile(file);
  const after = tokens[firstEndingAfter(tokens, offset)];
  if (after !== undefined && after.start <= offset && isWordLike(after)) return after;
  const before = tokens[firstEndingAfter(tokens, offset - 1)];
  if (before?.end === offset && isWordLike(before)) return before;
  return after !== undefined && after.start <= offset ? after : before?.end === offset ? before : undefined;
}

const isWordLike = ({ text }: Token): boolean => /^[\p{L}\p{N}_"-]/u.test(text);

/** The index of the first of these, which stand in order and apart, that ends after an offset. */
export function firstEndingAfter(sorted: readonly Span[], offset: number): number {
  return leading(sorted.length, (index) => (sorted[index]?.end ?? Number.POSITIVE_INFINITY) <= offset);
}
