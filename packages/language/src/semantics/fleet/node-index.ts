/** A topology's entries with where they stand, found by name. */
import { addTo } from '../../grouping.ts';
import type { Topology, TopologyNode } from '../../program/index.ts';

/** An entry of a topology and its way to the root. */
export interface IndexedNode {
  readonly node: TopologyNode;
  readonly parent: IndexedNode | null;
  /** First server of the entry's first node, counted from the first server of the node around it (or of the fleet). */
  readonly offset: number;
  /** How many nodes the entry stands for in the whole fleet. */
  readonly instances: number;
}

export interface NodeIndex {
  /** Every entry, in declared order, parents before children. */
  readonly nodes: readonly IndexedNode[];
  /** By declared name (or the level's word for unnamed ones), without `-1` … `-n`. */
  readonly byName: ReadonlyMap<string, readonly IndexedNode[]>;
}

const indexes = new WeakMap<Topology, NodeIndex>();

/** The index of a topology: made once for each topology value. */
export function indexOf(topology: Topology): NodeIndex {
  const known = indexes.get(topology);
  if (known !== undefined) return known;
  const made = makeIndex(topology);
  indexes.set(topology, made);
  return made;
}

function makeIndex(topology: Topology): NodeIndex {
  const nodes: IndexedNode[] = [];
  const byName = new Map<string, IndexedNode[]>();

  const visit = (siblings: readonly TopologyNode[], parent: IndexedNode | null): void => {
    let offset = 0;
    for (const node of siblings) {
      const indexed: IndexedNode = { node, parent, offset, instances: (parent?.instances ?? 1) * node.count };
      nodes.push(indexed);
      addTo(byName, node.name, indexed);
      visit(node.nodes, indexed);
      offset += node.count * node.servers;
    }
  };
  visit(topology.nodes, null);
  return { nodes, byName };
}
