import type { Fleet, FleetNode } from '@rollout/compiler';

/**
 * The address of a server by its number: `us-west/pdx/web-2/rack-3/server-7`. A node without nodes below it is one server and
 * has that node's address.
 */
export function serverAddress(fleet: Fleet, server: number): string {
  const path: string[] = [];
  let nodes: readonly FleetNode[] = fleet.nodes;
  let left = server;
  while (nodes.length > 0) {
    const found = nodeWith(nodes, left);
    if (found === null) throw new Error(`the fleet has no server ${server}`);
    const { node, number, rest } = found;
    path.push(node.indexed ? `${node.name}-${number + 1}` : node.name);
    nodes = node.nodes;
    left = rest;
  }
  return path.join('/');
}

/** The one of some nodes that holds a server counted from their first: its number among the alike, and what is left of the count. */
function nodeWith(
  nodes: readonly FleetNode[],
  server: number,
): { node: FleetNode; number: number; rest: number } | null {
  let left = server;
  for (const node of nodes) {
    const all = node.count * node.servers;
    if (left < all) return { node, number: Math.floor(left / node.servers), rest: left % node.servers };
    left -= all;
  }
  return null;
}
