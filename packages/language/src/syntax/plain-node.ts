/** Nodes without their types, for those who walk through all of them alike. */
import type { SyntaxNode } from './tree.ts';

/** A node as what it is: plain data. */
export type PlainNode = SyntaxNode & Readonly<Record<string, unknown>>;

/** All that has a kind in a tree is a node of it; spans and decimals have none. */
export function isNode(member: unknown): member is PlainNode {
  return typeof member === 'object' && member !== null && 'kind' in member;
}
