/** `local` where servers have no time zone of their own. */
import type { Location, Selector, Topology, TopologyNode } from '../../program/index.ts';
import { indexOf, nodesAtPath, resolvePlace } from '../fleet/index.ts';
import { calendarMessages } from '../messages/calendar.ts';
import type { SelectionContext } from '../selections/selection-context.ts';

const SHOWN = 5;

/** Names the nodes in question; of a selector that says more than places, nothing is said here. */
export function warnZoneless(context: SelectionContext, selector: Selector | null, location: Location): void {
  const { names, fleet } = zonelessOf(context, selector);
  if (names.length === 0) return;
  const args = { names: names.slice(0, SHOWN), more: Math.max(0, names.length - SHOWN), fleet };
  context.report.add(calendarMessages.create('local-without-zone', args, location));
}

/** `fleet`: its name, where no server of it has a zone. */
interface Zoneless {
  readonly names: readonly string[];
  readonly fleet: string | undefined;
}

const NONE: Zoneless = { names: [], fleet: undefined };
const fleets = new WeakMap<Topology, Zoneless>();

function zonelessOf(context: SelectionContext, selector: Selector | null): Zoneless {
  if (context.fleet === null) return NONE;
  const { topology } = context.fleet;
  const everywhere = selector === null && context.within === null;
  const known = everywhere ? fleets.get(topology) : undefined;
  if (known !== undefined) return known;
  if (!context.report.spend(indexOf(topology).nodes.length)) return NONE;
  const names = [...new Set(selectedNodes(context, selector)?.flatMap(zonelessIn))];
  const fleet = everywhere && topology.nodes.every(isZoneless) ? topology.name : undefined;
  if (everywhere) fleets.set(topology, { names, fleet });
  return { names, fleet };
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
