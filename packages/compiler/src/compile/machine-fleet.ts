/** The fleet as the machine holds it. */
import type { ClassTable, FleetClass } from '../fleet/class-table.ts';
import type { Loads } from '../fleet/loads.ts';
import type { Fleet, FleetNode } from '../machine/fleet.ts';

export function machineFleet(table: ClassTable, loads: Loads): Fleet {
  const nodeOf = (entry: FleetClass): FleetNode => {
    const { level, name, count, indexed, servers, upgradeDomains, labels, fails, timezone } = entry.node;
    return {
      level,
      name,
      count,
      indexed,
      servers,
      upgradeDomains,
      // Labels are looked up by name, so their order says nothing; sorted, alike fleets are alike byte by byte.
      labels: Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
      load: loads.ofServer[entry.index] ?? null,
      fails,
      timezone,
      nodes: entry.children.map(nodeOf),
    };
  };
  return { name: table.topology.name, servers: table.servers, nodes: table.roots.map(nodeOf) };
}
