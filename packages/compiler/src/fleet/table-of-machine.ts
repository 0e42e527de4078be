/** The class table of a fleet that a machine holds: its classes have the same numbers as those of the source. */
import type { Location, Topology, TopologyNode } from '@rollout/language';
import type { Fleet, FleetNode } from '../machine/fleet.ts';
import { type ClassTable, classTable } from './class-table.ts';

/** A machine refers to no text. */
const nowhere: Location = { path: '', span: { start: 0, end: 0 } };

export function tableOfMachine(fleet: Fleet): ClassTable {
  const { name, servers } = fleet;
  const topology: Topology = {
    name,
    doc: '',
    servers,
    nodes: fleet.nodes.map(topologyNode),
    constraints: [],
    location: nowhere,
  };
  return classTable(topology);
}

function topologyNode(node: FleetNode): TopologyNode {
  const { load: _, ...declared } = node;
  // What else a topology says of a node (where it is, its traffic) is not kept in a machine, and not asked for here.
  const more = { doc: '', locatedIn: null, traffic: null, location: nowhere };
  return { ...declared, ...more, nodes: node.nodes.map(topologyNode) };
}
