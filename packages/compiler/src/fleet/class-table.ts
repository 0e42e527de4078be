/**
 * The classes of a fleet: every node of the topology as it is declared, alike nodes being one class. Classes are numbered
 * depth first in declared order, as in the machine; where the nodes of a class stand is arithmetic.
 */
import { depthOfLevel, indexOf, nodeName, type Topology, type TopologyNode } from '@rollout/language';

export interface FleetClass {
  readonly index: number;
  readonly node: TopologyNode;
  readonly depth: number;
  /** The class above; null at the top. */
  readonly parent: FleetClass | null;
  readonly children: readonly FleetClass[];
  /** Where the first of its nodes begins, counted from the beginning of the node above. */
  readonly offset: number;
  /** How many nodes the class has in the whole fleet. */
  readonly instances: number;
  /** Levels of this class and of all below it, a bit for each depth. */
  readonly levels: number;
  /** The innermost class, from this one upwards, that has upgrade domains. */
  readonly domains: { readonly owner: FleetClass; readonly of: number } | null;
  /** Whether a class below this one has upgrade domains of its own. */
  readonly domainsBelow: boolean;
}

export interface ClassTable {
  readonly topology: Topology;
  readonly servers: number;
  readonly roots: readonly FleetClass[];
  /** In depth-first order. */
  readonly classes: readonly FleetClass[];
}

interface Draft extends FleetClass {
  children: FleetClass[];
  levels: number;
  domains: FleetClass['domains'];
  domainsBelow: boolean;
}

export function classTable(topology: Topology): ClassTable {
  const { nodes } = indexOf(topology);
  const drafts = new Map<TopologyNode, Draft>();
  const classes = nodes.map(({ node, parent, offset, instances }, index) => {
    const above = parent === null ? null : (drafts.get(parent.node) ?? null);
    const depth = depthOfLevel(node.level);
    const draft: Draft = {
      index,
      node,
      depth,
      parent: above,
      children: [],
      offset,
      instances,
      levels: 1 << depth,
      domains: above?.domains ?? null,
      domainsBelow: false,
    };
    if (node.upgradeDomains !== null) draft.domains = { owner: draft, of: node.upgradeDomains };
    above?.children.push(draft);
    drafts.set(node, draft);
    return draft;
  });
  // Children come after their parents, so that going backwards meets every class after all that is below it.
  for (const draft of classes.toReversed()) {
    for (const child of draft.children) {
      draft.levels |= child.levels;
      draft.domainsBelow ||= child.domainsBelow || child.node.upgradeDomains !== null;
    }
  }
  return { topology, servers: topology.servers, roots: classes.filter((draft) => draft.parent === null), classes };
}

/** Classes without classes below them: those that hold the servers. */
export function leafClasses(table: ClassTable): readonly FleetClass[] {
  return table.classes.filter((entry) => entry.children.length === 0);
}

/** The class without classes below it that holds a server. */
export function leafClassOf(table: ClassTable, server: number): FleetClass {
  return chainTo(table, server, null).at(-1)?.class ?? missing(server);
}

/** One node: a class and the first server of one of its nodes. */
export interface NodeAt {
  readonly class: FleetClass;
  readonly first: number;
}

/** The nodes that hold a server, outermost first, down to `last` (or to the innermost). */
export function chainTo(table: ClassTable, server: number, last: FleetClass | null): readonly NodeAt[] {
  const chain: NodeAt[] = [];
  let base = 0;
  let candidates = table.roots;
  while (candidates.length > 0) {
    const inside: number = server - base;
    const entry = lastNotAfter(candidates, inside);
    const place = Math.floor((inside - entry.offset) / entry.node.servers);
    base += entry.offset + place * entry.node.servers;
    chain.push({ class: entry, first: base });
    if (entry === last) break;
    candidates = entry.children;
  }
  return chain;
}

/** The path of names of a node: `us-west/pdx/web-2`. */
export function addressOf(table: ClassTable, node: NodeAt): string {
  let above = 0;
  return chainTo(table, node.first, node.class)
    .map((step) => {
      const number = (step.first - above - step.class.offset) / step.class.node.servers + 1;
      above = step.first;
      return nodeName(step.class.node, number);
    })
    .join('/');
}

function lastNotAfter(classes: readonly FleetClass[], inside: number): FleetClass {
  let low = 0;
  let high = classes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((classes[middle]?.offset ?? 0) <= inside) low = middle;
    else high = middle - 1;
  }
  return classes[low] ?? missing(inside);
}

function missing(server: number): never {
  throw new Error(`no node holds server ${server}`);
}
