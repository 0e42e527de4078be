/** What is gathered while a fleet is built from its nodes or from a table. */
import type { LabelValue, Level, Location, TopologyNode } from '../../program/index.ts';
import { topologyMessages } from '../messages/topologies.ts';
import type { Report } from '../report.ts';
import { MOST_NODES, MOST_SERVERS } from './fleet-size.ts';
import type { LabelTable } from './labels.ts';

export interface BuildState {
  readonly topology: string;
  readonly report: Report;
  readonly labels: LabelTable;
  hasUpgradeDomains: boolean;
  nodes: number;
  tooManyServers: boolean;
  /** Nodes are missing that were written: what is not found need not be wrong. */
  incomplete: boolean;
}

export function createBuildState(report: Report, topology: string): BuildState {
  return {
    topology,
    report,
    labels: new Map(),
    hasUpgradeDomains: false,
    nodes: 0,
    tooManyServers: false,
    incomplete: false,
  };
}

/** What a node takes over from those around it. */
export interface Around {
  readonly level: Level | null;
  readonly path: readonly string[];
  readonly locatedIn: string | null;
  readonly timezone: string | null;
  /** The node around it that has upgrade domains. */
  readonly domains: string | null;
  readonly labels: Readonly<Record<string, LabelValue>>;
}

export const NOTHING_AROUND: Around = {
  level: null,
  path: [],
  locatedIn: null,
  timezone: null,
  domains: null,
  labels: {},
};

/** Counts one more node; false, reported once, when there are more than a fleet may have. */
export function countNode(state: BuildState, location: Location): boolean {
  state.nodes++;
  if (state.nodes === MOST_NODES + 1) {
    state.report.add(topologyMessages.create('too-many-nodes', { name: state.topology }, location));
  }
  return state.nodes <= MOST_NODES;
}

/** Servers of `count` times so many, or as many as a fleet may have, reported once. */
function countServers(state: BuildState, servers: number, count: number, name: string, location: Location): number {
  const product = servers * count;
  if (product <= MOST_SERVERS) return product;
  if (!state.tooManyServers) {
    state.tooManyServers = true;
    state.report.add(topologyMessages.create('too-many-servers', { name }, location));
  }
  return MOST_SERVERS;
}

/** The servers of nodes that stand side by side. */
export function sumServers(
  state: BuildState,
  nodes: readonly TopologyNode[],
  name: string,
  location: Location,
): number {
  let sum = 0;
  for (const node of nodes) sum += countServers(state, node.servers, node.count, node.name, node.location);
  return countServers(state, sum, 1, name, location);
}
