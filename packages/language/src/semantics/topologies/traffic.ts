/** Shares of traffic: no more than the whole, and nothing left over. */
import type { Location, Topology, TopologyNode } from '../../program/index.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { compareExact, type Exact, exactly, NOTHING, percentText, plus, times, WHOLE } from '../quantities/shares.ts';
import type { Report } from '../report.ts';

interface Carried {
  readonly sum: Exact;
  /** Whether every node has a share, its own or of those inside it. */
  readonly complete: boolean;
}

export function checkTraffic(report: Report, topology: Topology): void {
  const carried = carriedBy(report, topology.nodes);
  if (carried !== null) compareToWhole(report, carried, WHOLE, 'the whole fleet', topology.location);
}

/** null: no share is declared there. */
function carriedBy(report: Report, nodes: readonly TopologyNode[]): Carried | null {
  let sum = NOTHING;
  let complete = true;
  let any = false;
  for (const node of nodes) {
    const own = carriedByOne(report, node);
    if (own === null) complete = false;
    else {
      any = true;
      sum = plus(sum, times(own.sum, node.count));
      complete = complete && own.complete;
    }
  }
  return any ? { sum, complete } : null;
}

function carriedByOne(report: Report, node: TopologyNode): Carried | null {
  const inside = carriedBy(report, node.nodes);
  if (node.traffic === null) return inside;
  const own = exactly(node.traffic);
  if (inside !== null)
    compareToWhole(report, inside, own, `the ${percentText(own)} of \`${node.name}\``, node.location);
  return { sum: own, complete: true };
}

function compareToWhole(report: Report, carried: Carried, whole: Exact, name: string, location: Location): void {
  const compared = compareExact(carried.sum, whole);
  const args = { sum: percentText(carried.sum), whole: name };
  if (compared > 0) report.add(topologyMessages.create('traffic-above-whole', args, location));
  if (compared < 0 && carried.complete) report.add(topologyMessages.create('traffic-below-whole', args, location));
}
