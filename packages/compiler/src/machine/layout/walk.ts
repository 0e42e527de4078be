/** One walk over the fleet, which notes the nodes of the levels that matter and where servers begin to differ. */
import type { Level } from '@rollout/language';
import type { Fleet, FleetNode } from '../fleet.ts';
import type { ClassEntry } from './classes.ts';

/** Nodes of one level as the walk meets them. */
export interface Nodes {
  readonly address: string[];
  readonly first: number[];
  readonly servers: number[];
  readonly class: number[];
}

/** Servers from `first` to the next stretch that are of one class and one owner of upgrade domains. */
export interface Stretches {
  readonly first: number[];
  readonly class: number[];
  /** First server of the innermost node with upgrade domains, and how many it has; 0 domains: there is none. */
  readonly domainsFrom: number[];
  readonly domains: number[];
}

export interface Walk {
  readonly nodes: ReadonlyMap<Level, Nodes>;
  readonly stretches: Stretches;
}

/** `most`: the number of stretches at which the walk is refused before it is begun. */
export function walkFleet(
  fleet: Fleet,
  classes: readonly ClassEntry[],
  used: ReadonlySet<Level>,
  domainsMatter: boolean,
  most: number,
): Walk | { readonly stretches: number } {
  // Whether the nodes of a class have to be looked at one by one.
  const expanded = classes.map(
    ({ node }) =>
      used.has(node.level) ||
      (used.has('server') && node.nodes.length === 0) ||
      (domainsMatter && node.upgradeDomains !== null) ||
      node.nodes.length > 1,
  );
  for (let index = classes.length - 1; index >= 0; index--) {
    const parent = classes[index]?.parent ?? null;
    if (parent !== null && expanded[index]) expanded[parent] = true;
  }

  const countOf = (siblings: readonly FleetNode[], from: number): { count: number; next: number } => {
    let count = 0;
    let index = from;
    for (const node of siblings) {
      const below = countOf(node.nodes, index + 1);
      count += expanded[index] ? node.count * Math.max(1, below.count) : 1;
      index = below.next;
    }
    return { count, next: index };
  };
  const { count } = countOf(fleet.nodes, 0);
  if (count > most) return { stretches: count };

  const nodes = new Map<Level, Nodes>();
  for (const level of used) nodes.set(level, { address: [], first: [], servers: [], class: [] });
  const stretches: Stretches = { first: [], class: [], domainsFrom: [], domains: [] };
  const note = (level: Level, address: string, first: number, servers: number, index: number): void => {
    const table = nodes.get(level);
    if (table === undefined) return;
    table.address.push(address);
    table.first.push(first);
    table.servers.push(servers);
    table.class.push(index);
  };

  const widths = classes.map(() => 1);
  for (let index = classes.length - 1; index >= 0; index--) {
    const parent = classes[index]?.parent ?? null;
    if (parent !== null) widths[parent] = (widths[parent] ?? 1) + (widths[index] ?? 1);
  }
  const leafBelow = (node: FleetNode, index: number): number => {
    const child = node.nodes[0];
    return child === undefined ? index : leafBelow(child, index + 1);
  };

  type Owner = { readonly first: number; readonly domains: number };
  const visit = (node: FleetNode, index: number, first: number, prefix: string, owner: Owner): void => {
    if (!expanded[index]) {
      stretches.first.push(first);
      stretches.class.push(leafBelow(node, index));
      stretches.domainsFrom.push(owner.first);
      stretches.domains.push(owner.domains);
      return;
    }
    for (let number = 1; number <= node.count; number++) {
      const start = first + (number - 1) * node.servers;
      const address = prefix + (node.indexed ? `${node.name}-${number}` : node.name);
      const own = node.upgradeDomains === null ? owner : { first: start, domains: node.upgradeDomains };
      note(node.level, address, start, node.servers, index);
      if (node.nodes.length === 0) {
        if (node.level !== 'server') note('server', address, start, node.servers, index);
        stretches.first.push(start);
        stretches.class.push(index);
        stretches.domainsFrom.push(own.first);
        stretches.domains.push(own.domains);
      }
      visitAll(node.nodes, index + 1, start, `${address}/`, own);
    }
  };
  const visitAll = (
    siblings: readonly FleetNode[],
    from: number,
    first: number,
    prefix: string,
    owner: Owner,
  ): void => {
    let index = from;
    let start = first;
    for (const node of siblings) {
      visit(node, index, start, prefix, owner);
      index += widths[index] ?? 1;
      start += node.count * node.servers;
    }
  };
  visitAll(fleet.nodes, 0, 0, '', { first: 0, domains: 0 });
  return { nodes, stretches };
}
