/** The nodes below a node by their kind, gathered once, however many rules ask. */
import type { Declaration, File, Name, SyntaxKind, SyntaxNode } from '../../syntax/tree.ts';

type NodeOf<Kind extends SyntaxKind> = Extract<SyntaxNode, { readonly kind: Kind }>;

/** A name and where it stands: as the `using` of a plan, say. */
export interface StandingName {
  readonly name: Name;
  readonly of: SyntaxNode;
  readonly as: string;
}

/** Those of a file are those of its declarations, one after the other. */
interface Gathered {
  readonly byKind: Map<SyntaxKind, SyntaxNode[]>;
  readonly names: StandingName[];
}

const gathered = new WeakMap<SyntaxNode, Gathered>();

/** Of that kind, in the order written; a declaration is one of its own. */
export function nodesOf<Kind extends SyntaxKind>(within: File | Declaration, kind: Kind): readonly NodeOf<Kind>[] {
  // They were put under their own kind, which the compiler cannot see.
  return (gather(within).byKind.get(kind) ?? []) as unknown as readonly NodeOf<Kind>[];
}

/** Every name below a node, in the order written. */
export function namesIn(within: File | Declaration): readonly StandingName[] {
  return gather(within).names;
}

function gather(within: File | Declaration): Gathered {
  const known = gathered.get(within);
  if (known !== undefined) return known;
  const made: Gathered = { byKind: new Map(), names: [] };
  if (within.kind === 'file') for (const declaration of within.declarations) join(made, gather(declaration));
  else add(made, within);
  gathered.set(within, made);
  return made;
}

function join(into: Gathered, { byKind, names }: Gathered): void {
  for (const [kind, nodes] of byKind) for (const node of nodes) put(into, kind, node);
  for (const name of names) into.names.push(name);
}

function put({ byKind }: Gathered, kind: SyntaxKind, node: SyntaxNode): void {
  const alike = byKind.get(kind);
  if (alike === undefined) byKind.set(kind, [node]);
  else alike.push(node);
}

function add(into: Gathered, node: SyntaxNode): void {
  put(into, node.kind, node);
  // Whatever its kind, a node is plain data.
  const members = node as unknown as Readonly<Record<string, unknown>>;
  for (const as in members) {
    const member = members[as];
    if (typeof member !== 'object' || member === null) continue;
    if (Array.isArray(member)) for (const each of member) addMember(into, node, as, each);
    else addMember(into, node, as, member);
  }
}

function addMember(into: Gathered, of: SyntaxNode, as: string, member: unknown): void {
  if (!isNode(member)) return;
  if (member.kind === 'name') into.names.push({ name: member, of, as });
  else add(into, member);
}

/** All that has a kind in a tree is a node of it; spans and decimals have none. */
function isNode(member: unknown): member is SyntaxNode {
  return typeof member === 'object' && member !== null && 'kind' in member;
}
