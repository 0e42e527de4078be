/** The places of a fleet as they can be written. */
import { type IndexedNode, indexOf, nodeName } from '../../semantics/index.ts';
import { detailOf } from './detail.ts';
import type { Fleet } from './fleets.ts';
import type { VisibleName } from './visible-name.ts';
import { writtenName } from './written-name.ts';

/** So many of alike nodes are told one by one. */
const MOST_NUMBERED = 16;
/** So many places are told of a fleet. */
const MOST_PLACES = 2_000;

/**
 * The names of the fleet, each of which stands for all nodes that bear it; then, where several entries have one name, each by its shortest
 * address; then the nodes of one entry by their numbers, where they are few. Outer ones first.
 */
export function addressesIn(fleet: Fleet): readonly VisibleName[] {
  const known = addresses.get(fleet);
  if (known !== undefined) return known;
  const made = listAddresses(fleet);
  addresses.set(fleet, made);
  return made;
}

const addresses = new WeakMap<Fleet, readonly VisibleName[]>();

function listAddresses(fleet: Fleet): readonly VisibleName[] {
  const { nodes, byName } = indexOf(fleet.checked.topology);
  const found: VisibleName[] = [];
  const tell = (entry: IndexedNode, path: readonly string[], entries: number): void => {
    if (found.length < MOST_PLACES) found.push(placeOf(fleet, entry, path, entries));
  };
  for (const [name, alike] of byName) {
    const [first] = alike;
    if (first !== undefined) tell(first, [name], alike.length);
  }
  const own = nodes.slice(0, MOST_PLACES).map((entry) => ({ entry, path: ownPath(entry, byName) }));
  for (const { entry, path } of own) if (path.length > 1) tell(entry, path, 1);
  for (const { entry, path } of own) {
    if (path.length === 0 || !entry.node.indexed || entry.node.count > MOST_NUMBERED) continue;
    for (let number = 1; number <= entry.node.count; number++) {
      tell(entry, [...path.slice(0, -1), nodeName(entry.node, number)], 1);
    }
  }
  return found;
}

/** The shortest address of the nodes of one entry alone; empty where none is. */
function ownPath(entry: IndexedNode, byName: ReadonlyMap<string, readonly IndexedNode[]>): readonly string[] {
  const { name } = entry.node;
  const alike = byName.get(name) ?? [];
  return alike.length === 1 ? [name] : (shortest(entry, alike) ?? []);
}

/** The shortest end of its address that no other entry has; undefined: nodes around it are numbered, so that none is its own. */
function shortest(entry: IndexedNode, alike: readonly IndexedNode[]): readonly string[] | undefined {
  const path: string[] = [];
  let others = alike.filter((other) => other !== entry).map((other): IndexedNode | null => other);
  for (let at: IndexedNode | null = entry; at !== null; at = at.parent) {
    const { name } = at.node;
    path.unshift(name);
    others = others.flatMap((other) => (other?.node.name === name ? [other.parent] : []));
    if (others.length === 0) return path;
  }
  return undefined;
}

function placeOf(fleet: Fleet, entry: IndexedNode, path: readonly string[], entries: number): VisibleName {
  const definition = fleet.definitionOf(entry.node);
  const what = definition === undefined ? entry.node.level : detailOf(definition);
  return {
    name: path.join('/'),
    kind: 'node',
    detail: entries > 1 ? `${what}, and ${entries - 1} more of that name` : what,
    doc: entry.node.doc,
    location: definition === undefined ? undefined : { path: definition.path, span: definition.span },
    text: path.map((name, i) => (i === 0 ? writtenName(name, 'node') : writtenName(name, 'stage'))).join('/'),
  };
}
