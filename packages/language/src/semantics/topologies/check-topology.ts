/** A topology, whole: its nodes, its traffic, its constraints. */
import type { Constraint, Topology } from '../../program/index.ts';
import type { Topology as TopologyNode } from '../../syntax/tree.ts';
import { checkConstraint, isPlainConstraint } from '../constraints/check-constraint.ts';
import { reportOrderCircles } from '../constraints/order-circles.ts';
import type { OrderedPlaces } from '../constraints/ordered-places.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { itemsOf } from '../once.ts';
import { at, type Context } from '../report.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import type { Tables } from '../tables/tables.ts';
import { buildNodes, type PlacedConstraint } from './build-nodes.ts';
import { createBuildState, NOTHING_AROUND, sumServers } from './build-state.ts';
import { buildFromTable } from './build-table.ts';
import type { CheckedTopology } from './checked-topology.ts';
import { checkTraffic } from './traffic.ts';

export function checkTopology(base: Context, tables: Tables, node: TopologyNode): CheckedTopology {
  const { report } = base;
  const before = report.problems();
  const context = { ...base, params: null, tables };
  const location = at(context, node.name);
  const name = node.name.text;
  const state = createBuildState(report, name);
  const placed: PlacedConstraint[] = [];
  const nodes = readSource();

  function readSource(): Topology['nodes'] {
    switch (node.source?.kind) {
      case undefined:
        state.incomplete = true;
        report.missing();
        return [];
      case 'topology-table':
        return buildFromTable(context, state, tables, node.source);
      case 'topology-block': {
        const { items } = node.source;
        const built = buildNodes({ context, state, constraints: placed }, itemsOf(items, 'fleet-node'), NOTHING_AROUND);
        for (const item of items) if (item.kind !== 'fleet-node') placed.push({ constraint: item, within: null });
        return built;
      }
    }
  }

  const servers = sumServers(state, nodes, name, location);
  const doc = node.doc?.text ?? '';
  const bare: Topology = { name, doc, nodes, servers, constraints: [], location };
  if (nodes.length === 0 && report.problems() === before) {
    report.add(topologyMessages.create('empty-topology', { name }, location));
  }
  const { labels, hasUpgradeDomains } = state;
  const fleet: CheckedTopology = {
    topology: bare,
    labels,
    hasUpgradeDomains,
    orders: [],
    complete: !state.incomplete,
    sound: true,
  };
  checkTraffic(report, bare);
  const constraints = checkConstraints({ ...context, fleet, insideEach: false, within: null }, placed);
  const topology: Topology = { ...bare, constraints: constraints.map(({ constraint }) => constraint) };
  const orders = constraints.flatMap(({ order }) => order ?? []);
  reportOrderCircles(report, orders);
  return {
    topology,
    labels,
    hasUpgradeDomains,
    orders,
    complete: !state.incomplete,
    sound: report.problems() === before,
  };
}

function checkConstraints(
  context: SelectionContext,
  placed: readonly PlacedConstraint[],
): readonly { readonly constraint: Constraint; readonly order: OrderedPlaces | null }[] {
  return placed.flatMap(({ constraint, within }) => {
    if (isPlainConstraint(constraint)) return checkConstraint({ ...context, within }, constraint) ?? [];
    const args = { what: constraint.kind, where: 'topology', help: 'Say it in the plan.' };
    context.report.add(topologyMessages.create('plan-only', args, at(context, constraint)));
    return [];
  });
}
