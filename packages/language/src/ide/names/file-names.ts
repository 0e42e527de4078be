/** Every name of a file: what it is there for, and what it is a part of. Gathered once for each parsed file. */
import { grouped } from '../../grouping.ts';
import { leading } from '../../leading.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { type Role, roleOf } from '../../semantics/names/roles.ts';
import { isNode, type PlainNode } from '../../syntax/plain-node.ts';
import type { Declaration, DocComment, FleetNode, Name, SyntaxNode } from '../../syntax/tree.ts';
import type { Definition, NameKind } from './kinds.ts';

/** A name where it stands. */
export interface StandingName {
  readonly name: Name;
  readonly role: Role;
  /** What it is a part of, and as what. */
  readonly of: SyntaxNode;
  readonly as: string;
  readonly file: SourceFile;
  /** The declaration in which it stands. */
  readonly declaration: Declaration;
  /** In a topology: the names of the nodes around it, from the outside in. */
  readonly around: readonly string[];
  /** What is called so here. */
  readonly definition: Definition | undefined;
}

export interface FileNames {
  /** In the order in which they stand. */
  readonly names: readonly StandingName[];
  /** In the order in which they stand; nodes without a name are among them. */
  readonly definitions: readonly Definition[];
  /** By what is named: a declaration, a node of a fleet, a bug; by the name itself where a node names several. */
  readonly of: ReadonlyMap<SyntaxNode, Definition>;
  /** Names by their texts. */
  readonly byText: ReadonlyMap<string, readonly StandingName[]>;
  /** Names by the declaration in which they stand. */
  readonly within: ReadonlyMap<Declaration, readonly StandingName[]>;
}

const tables = new WeakMap<SourceFile, FileNames>();

export function namesOfFile(file: SourceFile): FileNames {
  const known = tables.get(file);
  if (known !== undefined) return known;
  const made = gather(file);
  tables.set(file, made);
  return made;
}

/** The name that an offset touches; of two that meet there the one that begins. */
export function nameAt(file: SourceFile, offset: number): StandingName | undefined {
  const { names } = namesOfFile(file);
  const found = names[leading(names.length, (index) => (names[index]?.name.span.start ?? 0) <= offset) - 1];
  return found !== undefined && offset <= found.name.span.end ? found : undefined;
}

interface Gathering {
  readonly file: SourceFile;
  readonly names: StandingName[];
  readonly definitions: Definition[];
  readonly of: Map<SyntaxNode, Definition>;
}

function gather(file: SourceFile): FileNames {
  const into: Gathering = { file, names: [], definitions: [], of: new Map() };
  for (const declaration of file.tree.declarations) {
    if (isNode(declaration)) visit(into, declaration, { declaration, around: NOTHING });
  }
  into.names.sort((a, b) => a.name.span.start - b.name.span.start);
  into.definitions.sort((a, b) => a.span.start - b.span.start);
  return {
    names: into.names,
    definitions: into.definitions,
    of: into.of,
    byText: grouped(into.names, ({ name }) => name.text),
    within: grouped(into.names, ({ declaration }) => declaration),
  };
}

const NOTHING: readonly string[] = [];

interface Place {
  readonly declaration: Declaration;
  readonly around: readonly string[];
}

function visit(into: Gathering, node: PlainNode, place: Place): void {
  const inner = node.kind === 'fleet-node' ? enter(into, node, place) : place;
  for (const as in node) {
    const member: unknown = node[as];
    // The doc has no names; skipping it saves nothing but time.
    if (as === 'doc' || typeof member !== 'object' || member === null) continue;
    if (Array.isArray(member)) for (const each of member) visitMember(into, node, as, each, inner);
    else visitMember(into, node, as, member, inner);
  }
}

function visitMember(into: Gathering, of: PlainNode, as: string, member: unknown, place: Place): void {
  if (!isNode(member)) return;
  if (member.kind !== 'name') {
    visit(into, member, place);
    return;
  }
  if (member.missing) return;
  const role = roleOf(of.kind, as);
  const definition = role.kind === 'defines' ? define(into, of, member, role.what) : undefined;
  into.names.push({ name: member, role, of, as, file: into.file, ...place, definition });
}

/** A node of the fleet without a name is called by its level. */
function enter(into: Gathering, node: FleetNode, { declaration, around }: Place): Place {
  if (node.name === undefined) {
    const { level, span } = node;
    add(into, node, { kind: 'node', name: level.level, span: level.span, whole: span, given: 'level' });
  }
  return { declaration, around: [...around, node.name?.text ?? node.level.level] };
}

function define(into: Gathering, of: PlainNode, { text, span }: Name, kind: NameKind): Definition {
  return add(into, of, { kind, name: text, span, whole: of.kind === 'retired-flags' ? span : of.span, given: 'name' });
}

function add(
  into: Gathering,
  node: SyntaxNode,
  { kind, name, span, whole, given }: Pick<Definition, 'kind' | 'name' | 'span' | 'whole' | 'given'>,
): Definition {
  const definition: Definition = {
    kind,
    name,
    path: into.file.path,
    span,
    whole,
    doc: docOf(node),
    node,
    file: into.file,
    given,
  };
  into.definitions.push(definition);
  // A label is its name; its value is called so by itself.
  if (kind !== 'label-value' && node.kind !== 'retired-flags') into.of.set(node, definition);
  return definition;
}

function docOf(node: SyntaxNode): string {
  // Nodes that can be documented have a member `doc`, which is undefined where nothing is said.
  const { doc } = node as { readonly doc?: DocComment };
  return doc?.text ?? '';
}
