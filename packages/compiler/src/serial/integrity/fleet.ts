import { depthOfLevel, isTimezone } from '@rollout/language';
import type { FleetNode } from '../../machine/fleet.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Report } from './report.ts';

/** Servers that a fleet may have. */
const MOST_SERVERS = 1_000_000_000;

/** Levels inside each other and sums that are right. Gives how many classes the fleet has. */
export function checkFleet({ fleet }: Machine, report: Report): number {
  let classes = 0;
  const visit = (nodes: readonly FleetNode[], above: number, where: string): number => {
    let servers = 0;
    nodes.forEach((node, index) => {
      classes++;
      const place = `${where}/${index}`;
      const depth = depthOfLevel(node.level);
      if (depth <= above) report(`${place}/level`, 'is not inside the level around it');
      const below = visit(node.nodes, depth, `${place}/nodes`);
      if (node.nodes.length > 0 && below !== node.servers)
        report(`${place}/servers`, `is not ${below}, the sum of its nodes`);
      if (node.nodes.length > 0 !== (node.load === null))
        report(`${place}/load`, 'belongs to nodes without nodes below them');
      if (node.load !== null && !Number.isInteger(node.load * 2 ** 20))
        report(`${place}/load`, 'is no multiple of 2^-20');
      if (node.timezone !== null && !isTimezone(node.timezone)) report(`${place}/timezone`, 'is no time zone');
      servers += node.count * node.servers;
    });
    return servers;
  };
  const servers = visit(fleet.nodes, -1, '/fleet/nodes');
  if (servers !== fleet.servers) report('/fleet/servers', `is not ${servers}, the sum of its nodes`);
  if (fleet.servers > MOST_SERVERS) report('/fleet/servers', `is more than ${MOST_SERVERS}`);
  return classes;
}
