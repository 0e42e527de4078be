/** Labels and what they say. */
import type { Topology } from '../../../program/index.ts';
import { indexOf } from '../../../semantics/index.ts';
import { code, counted, list } from '../markdown.ts';
import { shareText } from './fleet.ts';
import type { Told } from './named.ts';

const MOST_VALUES = 10;

/** How many servers each value of a label is given to. */
function serversByValue(topology: Topology, label: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { node, instances } of indexOf(topology).nodes) {
    // Servers belong to the nodes without nodes below them.
    const value = node.labels[label];
    if (node.nodes.length > 0 || value === undefined) continue;
    found.set(String(value), (found.get(String(value)) ?? 0) + instances * node.servers);
  }
  return found;
}

export function labelTold(topologies: readonly Topology[], label: string): Told {
  const lines = topologies.flatMap((topology) =>
    [...serversByValue(topology, label)].map(
      ([value, servers]) => `${code(value)}: ${counted(servers, 'server')}, ${shareText(servers, topology.servers)}`,
    ),
  );
  const shown = lines.slice(0, MOST_VALUES);
  return {
    summary: lines.length === 0 ? 'no node has it' : counted(lines.length, 'value'),
    details: [list(lines.length > shown.length ? [...shown, '…'] : shown)],
  };
}

export function labelValueTold(topologies: readonly Topology[], label: string, value: string): Told {
  const found = topologies.flatMap((topology) => {
    const servers = serversByValue(topology, label).get(value);
    return servers === undefined
      ? []
      : [`${counted(servers, 'server')}, ${shareText(servers, topology.servers)} of ${code(topology.name)}`];
  });
  return { summary: `of ${code(label)}: ${found.length === 0 ? 'no node has it' : found.join('; ')}` };
}
