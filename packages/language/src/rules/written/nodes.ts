/** The nodes below a node by their kind, gathered once, however many rules ask. */
import { isNode, type PlainNode } from '../../syntax/plain-node.ts';
import type { Declaration, File, Name, SyntaxKind, SyntaxNode } from '../../syntax/tree.ts';

type NodeOf<Kind extends SyntaxKind> = Extract<SyntaxNode, { readonly kind: Kind }>;

/** A name and where it stands: as the `using` of a plan, say. */
export interface StandingName {
  readonly name: Name;
  readonly of: SyntaxNode;
  readonly as: string;
}

type ByKind = { [Kind in SyntaxKind]?: NodeOf<Kind>[] };

/** Those of a file are those of its declarations, one after the other. */
interface Gathered {
  readonly byKind: ByKind;
  readonly names: StandingName[];
}

const gathered = new WeakMap<SyntaxNode, Gathered>();

/** Of that kind, in the order written; a declaration is one of its own. */
export function nodesOf<Kind extends SyntaxKind>(within: File | Declaration, kind: Kind): readonly NodeOf<Kind>[] {
  const found: readonly NodeOf<Kind>[] | undefined = gather(within).byKind[kind];
  return found ?? [];
}

/** Every name below a node, in the order written. */
export function namesIn(within: File | Declaration): readonly StandingName[] {
  return gather(within).names;
}

function gather(within: File | Declaration): Gathered {
  const known = gathered.get(within);
  if (known !== undefined) return known;
  const made: Gathered = { byKind: {}, names: [] };
  if (within.kind === 'file') for (const declaration of within.declarations) join(made, gather(declaration));
  else if (isNode(within)) add(made, within);
  gathered.set(within, made);
  return made;
}

function join(into: Gathered, { byKind, names }: Gathered): void {
  for (const nodes of Object.values(byKind)) for (const node of nodes) put(into.byKind, node);
  for (const name of names) into.names.push(name);
}

function put(byKind: ByKind, node: SyntaxNode): void {
  // The list of its own kind, which the compiler cannot follow.
  const alike = byKind[node.kind] as SyntaxNode[] | undefined;
  if (alike === undefined) Object.assign(byKind, { [node.kind]: [node] });
  else alike.push(node);
}

function add(into: Gathered, node: PlainNode): void {
  put(into.byKind, node);
  for (const as in node) {
    const member: unknown = node[as];
    if (Array.isArray(member)) for (const each of member) addMember(into, node, as, each);
    else addMember(into, node, as, member);
  }
}

function addMember(into: Gathered, of: SyntaxNode, as: string, member: unknown): void {
  if (!isNode(member)) return;
  if (member.kind === 'name') into.names.push({ name: member, of, as });
  else add(into, member);
}
