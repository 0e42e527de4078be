import type { SourceFile, Span } from '@rollout/language';

/** The whole of what bears the name at that place, a plan, a stage, a bug; the place itself where nothing does. */
export function declarationAround({ tree }: Pick<SourceFile, 'tree'>, name: Span): Span {
  return search(tree, name) ?? name;
}

function search(node: unknown, name: Span): Span | null {
  if (Array.isArray(node)) return firstOf(node, name);
  if (!isNode(node)) return null;
  const { span } = node;
  if (span !== undefined && (span.start > name.start || span.end < name.end)) return null;
  const own = node.name;
  if (span !== undefined && isNode(own) && own.span?.start === name.start && own.span.end === name.end) return span;
  return firstOf(Object.values(node), name);
}

function firstOf(nodes: readonly unknown[], name: Span): Span | null {
  for (const each of nodes) {
    const found = search(each, name);
    if (found !== null) return found;
  }
  return null;
}

interface Node {
  readonly span?: Span;
  readonly name?: unknown;
}

/** The tree is plain data: whatever is an object in it is a node, or a span, which has neither. */
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
