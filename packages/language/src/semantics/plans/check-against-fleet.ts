/** The numbers of a model, held against the fleet of a plan that uses them. */
import type { Condition, Level, Location, Topology, TopologyNode } from '../../program/index.ts';
import { hasLevel, indexOf, meetsCondition } from '../fleet/index.ts';
import { modelMessages } from '../messages/models.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { BugDraft } from '../models/draft.ts';
import type { Report } from '../report.ts';
import { reportAbsent } from '../selections/check-level.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';

export function checkAgainstFleet(report: Report, { draft, model }: CheckedModel, fleet: CheckedTopology): void {
  const { topology } = fleet;
  if (topology.nodes.length === 0) return;
  for (const time of [draft.deployTakes, draft.rollbackTakes, draft.repair]) {
    if (time !== undefined) reportAbsent(report, fleet, time.per, time.location);
  }
  for (const [level, { location }] of draft.deployFails) warnAbsent(report, topology, level, location);
  for (const { level, location } of model.outages) warnAbsent(report, topology, level, location);
  const nodes = indexOf(topology).nodes.length;
  for (const bug of draft.bugs.values()) {
    if (!report.spend(nodes * (1 + bug.shows.length))) break;
    const why = whyNeverShows(bug, fleet);
    if (why !== undefined) report.add(modelMessages.create('bug-never-shows', { bug: bug.name, why }, bug.location));
  }
}

function warnAbsent(report: Report, topology: Topology, level: Level, location: Location): void {
  if (hasLevel(topology, level)) return;
  report.add(modelMessages.create('level-never', { level, fleet: topology.name }, location));
}

function whyNeverShows(bug: BugDraft, { topology, labels }: CheckedTopology): string | undefined {
  const { name } = topology;
  if (bug.incomplete) return undefined;
  if (bug.where !== undefined && countInScope(topology, 'server', bug.where) === 0) {
    const unknown = labelsOf(bug.where).find((label) => !labels.has(label));
    if (unknown !== undefined) return `no node of \`${name}\` has a label \`${unknown}\``;
    return `no node of \`${name}\` meets its \`only where\``;
  }
  if (bug.surfaces !== undefined || bug.shows.length === 0) return undefined;
  // How many rings there are is not the fleet's to say.
  const inFleet = bug.shows.flatMap((showing) =>
    showing.level === 'ring' ? [] : [{ ...showing, level: showing.level }],
  );
  if (inFleet.length < bug.shows.length) return undefined;
  const late = inFleet.find(({ level, from }) => from <= countInScope(topology, level, bug.where));
  const [showing] = inFleet;
  if (late !== undefined || showing === undefined) return undefined;
  const { level } = showing;
  const count = countInScope(topology, level, bug.where);
  const scope = bug.where === undefined ? '' : ' where it can show';
  return `\`${name}\` has ${count === 0 ? 'no' : `only ${count}`} ${level}${count === 1 ? '' : 's'}${scope}`;
}

function labelsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.label];
    case 'not':
      return labelsOf(condition.term);
    case 'and':
    case 'or':
      return condition.terms.flatMap(labelsOf);
  }
}

/** How many nodes of the level hold a server whose labels meet the condition. */
function countInScope(topology: Topology, level: Level, where: Condition | undefined): number {
  const servers = (node: TopologyNode): number => {
    if (node.nodes.length > 0) return node.nodes.reduce((sum, inner) => sum + inner.count * servers(inner), 0);
    return where === undefined || meetsCondition(where, node.labels) ? 1 : 0;
  };
  const nodes = (node: TopologyNode): number => {
    if (node.level === level) return servers(node) > 0 ? 1 : 0;
    return node.nodes.reduce((sum, inner) => sum + inner.count * nodes(inner), 0);
  };
  const count = level === 'server' ? servers : nodes;
  return topology.nodes.reduce((sum, node) => sum + node.count * count(node), 0);
}
