/** Fleets and their nodes. */
import { LEVELS, type Topology, type TopologyNode } from '../../../program/index.ts';
import {
  countOfLevel,
  type IndexedNode,
  type NodeSet,
  nodesInSet,
  rangesOfSets,
  resolvePlace,
  runsInSet,
  serversIn,
} from '../../../semantics/index.ts';
import type { Address, Topology as TopologyTree } from '../../../syntax/tree.ts';
import type { Fleet } from '../../names/fleets.ts';
import { code, count, counted, list, series } from '../markdown.ts';
import type { Told } from './named.ts';

const SHOWN_NODES = 8;
const LONG = 400;

export function topologyTold({ checked: { topology } }: Fleet, node: TopologyTree): Told {
  const counts = LEVELS.flatMap((level) => {
    const many = countOfLevel(topology, level);
    return many === 0 ? [] : [counted(many, level)];
  });
  const roots = topology.nodes.map((root) => `${declaredName(root)}: ${counted(root.count * root.servers, 'server')}`);
  const shown = roots.slice(0, SHOWN_NODES);
  return {
    summary: series(counts, LEVELS.length),
    details: [
      list([
        ...shown,
        ...(roots.length > shown.length ? [`${counted(roots.length - shown.length, 'more', 'more')}`] : []),
      ]),
    ],
    shown: node.span.end - node.span.start <= LONG ? node.span : undefined,
  };
}

function declaredName({ level, name, count: many, indexed }: TopologyNode): string {
  return `${level} ${code(indexed ? `${name}[${many}]` : name)}`;
}

/** A node of a fleet as it is declared: all that are alike together. */
export function nodeTold(topology: Topology, { node, parent, instances }: IndexedNode): Told {
  const all = instances * node.servers;
  const path: string[] = [];
  for (let at: IndexedNode | null = parent; at !== null; at = at.parent) path.unshift(at.node.name);
  const labels = Object.entries(node.labels).map(([label, value]) => code(`${label} = ${value}`));
  const inside = LEVELS.flatMap((level) => {
    const many = below(node, level);
    return many === 0 || level === 'server' || level === node.level ? [] : [counted(many, level)];
  });
  const each = instances === 1 ? '' : `${counted(instances, node.level)} of ${counted(node.servers, 'server')}: `;
  return {
    summary: `${each}${counted(all, 'server')}, ${shareText(all, topology.servers)} of ${code(topology.name)}`,
    details: [
      list([
        ...(path.length === 0 ? [] : [`in ${code(path.join('/'))}`]),
        ...(inside.length === 0
          ? []
          : [`${instances === 1 ? 'holds' : 'each holds'} ${series(inside, LEVELS.length)}`]),
        ...(labels.length === 0 ? [] : [`labels: ${series(labels)}`]),
        ...(node.locatedIn === null ? [] : [`located in ${code(node.locatedIn)}`]),
        ...(node.timezone === null ? [] : [`its time is that of ${code(node.timezone)}`]),
        ...(node.upgradeDomains === null ? [] : [counted(node.upgradeDomains, 'upgrade domain')]),
      ]),
    ],
  };
}

function below({ nodes }: TopologyNode, level: TopologyNode['level']): number {
  return nodes.reduce((sum, node) => sum + node.count * (node.level === level ? 1 : below(node, level)), 0);
}

/** What an address stands for, up to one of its segments: `us-west/pdx` of `us-west/pdx/web-2`. */
export function addressTold(
  topologies: readonly Topology[],
  { segments }: Address,
  upTo: number,
  within: readonly string[],
): string | undefined {
  if (segments.length < 2 && topologies.length < 1) return undefined;
  const names = segments.slice(0, upTo + 1).map(({ text }) => text);
  const found = topologies.flatMap((topology) => {
    const place = resolvePlace(topology, names, within);
    if (place.kind !== 'nodes') return [];
    const servers = serversOf(place.sets);
    const levels = new Set(place.sets.map(({ node }) => node.level));
    const nodes = place.sets.reduce((sum, set) => sum + nodesInSet(set), 0);
    const [level] = levels;
    const what = levels.size === 1 && level !== undefined ? counted(nodes, level) : counted(nodes, 'node');
    const size = level === 'server' && levels.size === 1 ? '' : `, ${counted(servers, 'server')}`;
    return [`${what}${size}, ${shareText(servers, topology.servers)} of ${code(topology.name)}`];
  });
  return found.length === 0 ? undefined : `Here ${code(names.join('/'))} is ${series(found)}.`;
}

/** Of sets with one name, which may lie within one another; of very many runs of servers nobody lists them, and they are taken to lie apart. */
function serversOf(sets: readonly NodeSet[]): number {
  const runs = sets.reduce((sum, set) => sum + runsInSet(set), 0);
  if (runs > MOST_RUNS) return sets.reduce((sum, set) => sum + nodesInSet(set) * set.node.servers, 0);
  return serversIn(rangesOfSets(sets));
}

const MOST_RUNS = 10_000;

/** `33.3%`, `all`: as precise as anybody reads it. */
export function shareText(part: number, whole: number): string {
  return part === whole && whole > 0 ? 'all' : percentText(part, whole);
}

export function percentText(part: number, whole: number): string {
  if (whole === 0) return '0%';
  return `${count(Number(((part / whole) * 100).toPrecision(3)))}%`;
}
