/** From the nodes of a topology as written to what they are: counts, numbers of servers, labels. */
import { depthOfLevel, type LabelValue, type TopologyNode } from '../../program/index.ts';
import type { Constraint, FleetNode, FleetNodeItem } from '../../syntax/tree.ts';
import { checkZone } from '../calendar/check-zone.ts';
import { nameMessages } from '../messages/names.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { itemsOf, once } from '../once.ts';
import { expectCount, expectProbability, expectShareOfTraffic, type QuantityContext } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { type Around, type BuildState, countNode, sumServers } from './build-state.ts';
import { readLabelValue } from './label-value.ts';
import { labelKindName, noteLabel } from './labels.ts';
import { createSiblingNames } from './sibling-names.ts';

/** A constraint and the path of the node in which it stands. */
export interface PlacedConstraint {
  readonly constraint: Constraint;
  readonly within: readonly string[] | null;
}

export interface NodeBuilder {
  readonly context: QuantityContext;
  readonly state: BuildState;
  readonly constraints: PlacedConstraint[];
}

export function buildNodes(builder: NodeBuilder, nodes: readonly FleetNode[], around: Around): TopologyNode[] {
  if (nodes.length === 0) return [];
  const names = createSiblingNames();
  const built: TopologyNode[] = [];
  for (const node of nodes) {
    const { context } = builder;
    const made = standsBelow(builder, node, around) ? buildNode(builder, node, around) : undefined;
    if (made === undefined) {
      builder.state.incomplete = true;
      continue;
    }
    const clash = names.take(made.name, made.indexed, made.count, at(context, node.name ?? node.level));
    if (clash !== null) {
      const related = [{ ...clash, message: 'the other node' }];
      const finding = { ...at(context, node.name ?? node.level), related };
      context.report.add(nameMessages.create('duplicate-node', { name: made.name }, finding));
      continue;
    }
    built.push(made);
  }
  return built;
}

function standsBelow({ context }: NodeBuilder, node: FleetNode, around: Around): boolean {
  const inner = node.level.level;
  if (around.level === null || depthOfLevel(inner) > depthOfLevel(around.level)) return true;
  context.report.add(topologyMessages.create('level-order', { inner, outer: around.level }, at(context, node.level)));
  return false;
}

function buildNode(builder: NodeBuilder, node: FleetNode, around: Around): TopologyNode | undefined {
  const { context, state } = builder;
  if (!countNode(state, at(context, node.level))) return undefined;
  if (node.name?.missing) {
    context.report.missing();
    return undefined;
  }
  const level = node.level.level;
  const name = node.name?.text ?? level;
  const count = node.count === undefined ? 1 : expectCount(context, node.count, `The number of ${level}s`);
  const own = readItems(builder, node.items, around);
  const path = [...around.path, name];
  const nodes = buildNodes(builder, itemsOf(node.items, 'fleet-node'), {
    level,
    path,
    locatedIn: own.locatedIn,
    timezone: own.timezone,
    domains: own.upgradeDomains === null ? around.domains : name,
    labels: own.labels,
  });
  builder.constraints.push(...constraintsOf(node.items).map((constraint) => ({ constraint, within: path })));
  const location = at(context, node.name ?? node.level);
  return {
    level,
    name,
    doc: node.doc?.text ?? '',
    count: count ?? 1,
    indexed: node.count !== undefined,
    servers: nodes.length === 0 ? 1 : sumServers(state, nodes, name, location),
    ...own,
    nodes,
    location,
  };
}

type OwnItems = Pick<TopologyNode, 'locatedIn' | 'timezone' | 'upgradeDomains' | 'labels' | 'traffic' | 'fails'>;

function readItems(builder: NodeBuilder, items: readonly FleetNodeItem[], around: Around): OwnItems {
  const { context, state } = builder;
  if (items.length === 0) return takenOver(around);
  const locatedIn = once(context, 'Where it is located', itemsOf(items, 'located-in'));
  if (locatedIn !== undefined && locatedIn.place === undefined) context.report.missing();
  const traffic = once(context, 'Its traffic', itemsOf(items, 'traffic'));
  const fails = once(context, 'How often deploying to it fails', itemsOf(items, 'node-fails'));
  const upgradeDomains = readUpgradeDomains(builder, items, around);
  if (upgradeDomains !== null) state.hasUpgradeDomains = true;
  return {
    locatedIn: locatedIn?.place?.text ?? around.locatedIn,
    timezone: readTimezone(builder, items) ?? around.timezone,
    upgradeDomains,
    labels: readLabels(builder, items, around),
    traffic: traffic === undefined ? null : (expectShareOfTraffic(context, traffic.share) ?? null),
    fails: fails === undefined ? null : (expectProbability(context, fails.share) ?? null),
  };
}

/** What a node is that says nothing of itself: most of a large fleet are such. */
function takenOver({ locatedIn, timezone, labels }: Around): OwnItems {
  return { locatedIn, timezone, upgradeDomains: null, labels, traffic: null, fails: null };
}

function readTimezone({ context }: NodeBuilder, items: readonly FleetNodeItem[]): string | null {
  const timezone = once(context, 'The time zone', itemsOf(items, 'timezone'));
  if (timezone === undefined) return null;
  if (timezone.zone === undefined) {
    context.report.missing();
    return null;
  }
  return checkZone(context, timezone.zone) ?? null;
}

function readUpgradeDomains({ context }: NodeBuilder, items: readonly FleetNodeItem[], around: Around): number | null {
  const domains = once(context, 'The number of upgrade domains', itemsOf(items, 'upgrade-domains'));
  if (domains === undefined) return null;
  if (around.domains !== null) {
    const args = { outer: around.domains };
    context.report.add(topologyMessages.create('nested-upgrade-domains', args, at(context, domains)));
    return null;
  }
  return expectCount(context, domains.count, 'The number of upgrade domains') ?? null;
}

function readLabels(
  { context, state }: NodeBuilder,
  items: readonly FleetNodeItem[],
  around: Around,
): Readonly<Record<string, LabelValue>> {
  const own = new Map<string, LabelValue>();
  for (const label of itemsOf(items, 'label')) {
    if (label.name.missing) {
      context.report.missing();
      continue;
    }
    const name = label.name.text;
    if (own.has(name)) {
      const what = `The label \`${name}\``;
      context.report.add(nameMessages.create('said-twice', { what }, at(context, label.name)));
      continue;
    }
    const read = readLabelValue(context, label.value);
    if (read === undefined) continue;
    const location = at(context, label.value ?? label);
    const other = noteLabel(state.labels, name, read.kind, read.value, location);
    if (other !== null) {
      const args = { label: name, here: labelKindName(read.kind), there: labelKindName(other.kind) };
      const related = [{ ...other.location, message: `here it is ${args.there}` }];
      context.report.add(topologyMessages.create('label-kinds', args, { ...location, related }));
    }
    own.set(name, read.value);
  }
  return own.size === 0 ? around.labels : { ...around.labels, ...Object.fromEntries(own) };
}

/** Everything in a node that is a constraint. */
function constraintsOf(items: readonly FleetNodeItem[]): readonly Constraint[] {
  return items.flatMap((item) => {
    switch (item.kind) {
      case 'fleet-node':
      case 'located-in':
      case 'timezone':
      case 'upgrade-domains':
      case 'label':
      case 'traffic':
      case 'node-fails':
        return [];
      default:
        return [item];
    }
  });
}
