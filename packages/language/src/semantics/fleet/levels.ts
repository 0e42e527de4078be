/** Which levels a fleet has, and how many nodes of each. */
import { LEVELS, type Level, type Topology } from '../../program/index.ts';
import { indexOf } from './node-index.ts';

/** How many nodes of the level the fleet has. Servers are counted whether or not they are declared as nodes. */
export function countOfLevel(topology: Topology, level: Level): number {
  if (level === 'server') return topology.servers;
  return indexOf(topology).nodes.reduce(
    (sum, { node, instances }) => (node.level === level ? sum + instances : sum),
    0,
  );
}

/** Whether the fleet has a node of the level. Every fleet has servers. */
export function hasLevel(topology: Topology, level: Level): boolean {
  return level === 'server' || indexOf(topology).nodes.some(({ node }) => node.level === level);
}

/** The levels that the fleet has, outermost first. */
export function levelsOf(topology: Topology): readonly Level[] {
  return LEVELS.filter((level) => hasLevel(topology, level));
}

/**
 * The unit of `deploy` where no `by` is written: the cluster; in a fleet without clusters the nearest level around
 * where clusters would be (datacenter, zone, region), else the rack, else the server.
 */
export function defaultUnit(topology: Topology): Level {
  const preferred: readonly Level[] = ['cluster', 'datacenter', 'zone', 'region', 'rack'];
  return preferred.find((level) => hasLevel(topology, level)) ?? 'server';
}
