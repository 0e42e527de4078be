/** `local` where servers have no time zone of their own. */
import type { Location, Selector, TopologyNode } from '../../program/index.ts';
import { nodesAtPath, resolvePlace } from '../fleet/index.ts';
import { calendarMessages } from '../messages/calendar.ts';
import type { SelectionContext } from '../selections/selection-context.ts';

const SHOWN = 5;

/** Names the nodes in question; of a selector that says more than places, nothing is said here. */
export function warnZoneless(context: SelectionContext, selector: Selector | null, location: Location): void {
  if (context.fleet === null) return;
  const { topology } = context.fleet;
  const nodes = selectedNodes(context, selector);
  if (nodes === null || nodes.length === 0) return;
  const names = [...new Set(nodes.flatMap(zonelessIn))];
  if (names.length === 0) return;
  const all = nodes === topology.nodes && names.length === topology.nodes.length && topology.nodes.every(isZoneless);
  const args = {
    names: names.slice(0, SHOWN),
    more: Math.max(0, names.length - SHOWN),
    fleet: all ? topology.name : undefined,
  };
  context.report.add(calendarMessages.create('local-without-zone', args, location));
}

function selectedNodes({ fleet, within }: SelectionContext, selector: Selector | null): readonly TopologyNode[] | null {
  if (fleet === null) return null;
  const { topology } = fleet;
  if (selector === null) {
    const around = within === null ? null : nodesAtPath(topology, within);
    return around === null ? topology.nodes : [around.node];
  }
  const nodes: TopologyNode[] = [];
  for (const clause of selector.clauses) {
    if (clause.kind !== 'place' || clause.place.kind !== 'path') return null;
    const resolved = resolvePlace(topology, clause.place.segments, within ?? []);
    if (resolved.kind !== 'nodes') return null;
    nodes.push(...resolved.sets.map(({ node }) => node));
  }
  return nodes;
}

/** Names of the outermost nodes of which no server has a zone. */
function zonelessIn(node: TopologyNode): readonly string[] {
  if (node.timezone !== null) return [];
  return isZoneless(node) ? [node.name] : node.nodes.flatMap(zonelessIn);
}

function isZoneless(node: TopologyNode): boolean {
  return node.timezone === null && node.nodes.every(isZoneless);
}
