/** The nodes below a node by their kind, gathered once, however many rules ask. */
import type { Name, SyntaxKind, SyntaxNode } from '../../syntax/tree.ts';

type NodeOf<Kind extends SyntaxKind> = Extract<SyntaxNode, { readonly kind: Kind }>;

/** A name and where it stands: as the `using` of a plan, say. */
export interface StandingName {
  readonly name: Name;
  readonly of: SyntaxNode;
  readonly as: string;
}

interface Gathered {
  readonly byKind: Map<SyntaxKind, SyntaxNode[]>;
  readonly names: StandingName[];
}

const gathered = new WeakMap<SyntaxNode, Gathered>();

/** Of that kind, in the order written; the node itself is one of them. */
export function nodesOf<Kind extends SyntaxKind>(within: SyntaxNode, kind: Kind): readonly NodeOf<Kind>[] {
  // They were put under their own kind, which the compiler cannot see.
  return (gather(within).byKind.get(kind) ?? []) as unknown as readonly NodeOf<Kind>[];
}

/** Every name below a node, in the order written. */
export function namesIn(within: SyntaxNode): readonly StandingName[] {
  return gather(within).names;
}

function gather(within: SyntaxNode): Gathered {
  const known = gathered.get(within);
  if (known !== undefined) return known;
  const made: Gathered = { byKind: new Map(), names: [] };
  add(made, within);
  gathered.set(within, made);
  return made;
}

function add(into: Gathered, node: SyntaxNode): void {
  const alike = into.byKind.get(node.kind);
  if (alike === undefined) into.byKind.set(node.kind, [node]);
  else alike.push(node);
  for (const [as, member] of Object.entries(node)) {
    if (Array.isArray(member)) for (const each of member) addMember(into, node, as, each);
    else addMember(into, node, as, member);
  }
}

function addMember(into: Gathered, of: SyntaxNode, as: string, member: unknown): void {
  if (!isNode(member)) return;
  if (member.kind === 'name') into.names.push({ name: member, of, as });
  add(into, member);
}

/** All that has a kind in a tree is a node of it; spans and decimals have none. */
function isNode(member: unknown): member is SyntaxNode {
  return typeof member === 'object' && member !== null && 'kind' in member;
}
