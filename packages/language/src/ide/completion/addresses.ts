/** Places of the fleet, one segment of an address after the other. */

import type { TopologyNode } from '../../program/index.ts';
import { entriesOfPlace, indexOf, nodeName } from '../../semantics/index.ts';
import { documentation } from '../hover/markdown.ts';
import { writtenName } from '../names/index.ts';
import type { Expectation } from '../reading/index.ts';
import { fleetsAt, outermostOf } from './fleet.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';

/** So many places of a fleet are offered. */
const MOST_PLACES = 2_000;
/** Of alike nodes so many are offered by their numbers. */
const MOST_NUMBERED = 32;

/** What can stand as a segment of an address: the places of the fleet, or, behind `/`, those inside the one before it. */
export function addressDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const segments = segmentsBefore(place);
  const isFirst = segments.length === 0;
  const listed = isFirst ? place.listed(expectation) : new Set<string>();
  const nodes = isFirst ? everyNode(place) : childrenOf(place, segments);
  const outermost = new Set(isFirst ? outermostOf(place) : nodes);
  const found = new Map<string, Draft>();
  const add = (node: TopologyNode, name: string, detail: string, rank: number): void => {
    const text = writtenName(name, isFirst ? 'node' : 'stage');
    if (found.has(name) || listed.has(name) || listed.has(text)) return;
    found.set(name, { label: name, kind: 'node', detail, documentation: documentation(node.doc), text, rank });
  };
  for (const node of nodes) {
    if (found.size >= MOST_PLACES) break;
    const { name, level, count, indexed } = node;
    add(
      node,
      name,
      indexed ? `${level}, ${count} alike` : level,
      outermost.has(node) ? RANK.likely + 1 : RANK.expected,
    );
    const numbered = indexed ? Math.min(count, MOST_NUMBERED) : 0;
    const rank = isFirst ? RANK.general : RANK.likely + 1;
    for (let number = 1; number <= numbered; number++) add(node, nodeName(node, number), level, rank);
  }
  return [...found.values()];
}

/** Each node with a name of its own before those inside it. */
function everyNode(place: Place): readonly TopologyNode[] {
  return fleetsAt(place).flatMap(({ checked }) => indexOf(checked.topology).nodes.map(({ node }) => node));
}

/** The segments of the address that the cursor is in, in front of it. */
function segmentsBefore({ before }: Place): readonly string[] {
  const segments: string[] = [];
  for (let index = before.length - 1; before[index]?.text === '/'; index -= 2) {
    const { kind, text = '' } = before[index - 1] ?? {};
    segments.unshift(kind === 'text' ? unquoted(text) : text);
  }
  return segments;
}

/** What a text in quotes says. */
export function unquoted(text: string): string {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'string' ? read : text;
  } catch {
    return text.slice(1, -1);
  }
}

function childrenOf(place: Place, segments: readonly string[]): readonly TopologyNode[] {
  return fleetsAt(place).flatMap(({ checked }) => {
    const readings = entriesOfPlace(checked.topology, segments);
    return readings.flatMap((entries) => entries.at(-1)?.node.nodes ?? []);
  });
}
