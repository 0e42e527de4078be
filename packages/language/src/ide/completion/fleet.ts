/** The fleets that a place is about, and what of them is worth to be written first. */
import { LEVELS, type Level, pluralOfLevel, type Topology, type TopologyNode } from '../../program/index.ts';
import { indexOf } from '../../semantics/index.ts';
import { topologiesAround } from '../names/around.ts';
import { type Fleet, fleetOf } from '../names/fleets.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import { declarationAt } from '../names/visible.ts';
import type { Expectation } from '../reading/index.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';

/** In a topology itself levels are what is being written, and the fleet says nothing of them. */
export function fleetsAt({ sources, file, offset }: Place): readonly Fleet[] {
  const declaration = declarationAt(file, offset);
  if (declaration === undefined || declaration.kind === 'import') return [];
  const topologies = topologiesAround(surroundingsOf(sources), { file, declaration });
  return topologies.map((topology) => fleetOf(sources, topology));
}

const known = new WeakMap<Place, ReadonlySet<Level>>();

/** The levels of the fleets; there are always servers. Empty where no fleet is known. */
export function levelsOf(place: Place): ReadonlySet<Level> {
  const levels = known.get(place) ?? levelsIn(place);
  known.set(place, levels);
  return levels;
}

function levelsIn(place: Place): ReadonlySet<Level> {
  const found = new Set<Level>();
  for (const { checked } of fleetsAt(place))
    for (const { node } of indexOf(checked.topology).nodes) found.add(node.level);
  if (found.size > 0) found.add('server');
  return found;
}

/** The level that is deployed to by itself: clusters, or the innermost one of a fleet without any. */
export function usualUnit(place: Place): Level {
  return unitOf(levelsOf(place));
}

/** The same of a fleet that has these levels. */
export function unitOf(levels: ReadonlySet<Level>): Level {
  if (levels.size === 0 || levels.has('cluster')) return 'cluster';
  return LEVELS.findLast((level) => level !== 'server' && levels.has(level)) ?? 'server';
}

/** Whether servers of the fleet are in upgrade domains; true where no fleet is known. */
export function hasUpgradeDomains(place: Place): boolean {
  const fleets = fleetsAt(place);
  return fleets.length === 0 || fleets.some(({ checked }) => checked.hasUpgradeDomains);
}

/** The nodes that divide the fleets first. */
export function outermostOf(place: Place): readonly TopologyNode[] {
  return fleetsAt(place).flatMap(({ checked }) => dividing(checked.topology));
}

/** The nodes that divide a fleet first: its regions, or, where it has only one, what that has. */
export function dividing(topology: Topology): readonly TopologyNode[] {
  let { nodes } = topology;
  for (
    let only = nodes[0];
    nodes.length === 1 && only !== undefined && only.count === 1 && only.nodes.length > 0;
    only = nodes[0]
  ) {
    nodes = only.nodes;
  }
  return nodes;
}

/** So many units, or a percent of them, at the level that is deployed to by itself. */
export function amountDrafts(place: Place, { key, within }: Expectation): readonly Draft[] | undefined {
  const inner = within[0]?.entry.id;
  const unit = within.at(-1)?.entry.id === 'max-surge' ? 'server' : usualUnit(place);
  const units = pluralOfLevel(unit);
  const detail = inner === 'amount' ? '' : 'of what is not deployed to yet';
  const draft = (count: string, word: string, rank: number): Draft => {
    const said = `${count} ${word}`;
    return { label: said, kind: 'value', detail, text: said, snippet: `\${1:${count}} ${word}`, rank };
  };
  const [typed] = /^\d[\d_]*$/.exec(place.typed) ?? [];
  if (key === '<number>' && (inner === 'count-selection' || inner === 'amount')) {
    const rank = inner === 'amount' ? RANK.expected + 1 : RANK.likely;
    if (typed !== undefined) return [draft(typed, typed === '1' ? unit : units, rank)];
    return [draft('1', unit, rank), draft('2', units, rank + 1)];
  }
  if (key === '<percent>' && inner === 'share-selection') {
    if (typed !== undefined) return [draft(`${typed}%`, 'of servers', RANK.likely + 1)];
    return [draft('10%', 'of servers', RANK.expected), draft('25%', `of ${units}`, RANK.expected)];
  }
  return undefined;
}
