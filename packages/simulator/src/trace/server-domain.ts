import type { Fleet, FleetNode } from '@rollout/compiler';

/** The upgrade domain (from 0) of a server: that of the innermost node around it that has some; -1: none has. */
export function serverDomain(fleet: Fleet, server: number): number {
  let nodes: readonly FleetNode[] = fleet.nodes;
  let left = server;
  let domain = -1;
  while (nodes.length > 0) {
    let next: readonly FleetNode[] = [];
    for (const node of nodes) {
      if (left >= node.count * node.servers) {
        left -= node.count * node.servers;
        continue;
      }
      left %= node.servers;
      if (node.upgradeDomains !== null) domain = left % node.upgradeDomains;
      next = node.nodes;
      break;
    }
    nodes = next;
  }
  return domain;
}
