/** From an address to the nodes and servers that it names. */
import type { Topology } from '../../program/index.ts';
import { type IndexedNode, indexOf } from './node-index.ts';
import type { NodeSet, Repeat } from './node-set.ts';
import { rangesOfSet } from './node-set.ts';
import { matchSegment, nodeName, splitNumbered } from './segment.ts';
import { mergeRanges, type ServerRange } from './server-range.ts';

export type PlaceResolution =
  | { readonly kind: 'nodes'; readonly sets: readonly NodeSet[] }
  | { readonly kind: 'unknown' }
  /** A path of several segments fits below more than one node; some of the addresses it could be, in declared order. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[]; readonly count: number };

/** For each entry from the innermost outwards, which of its nodes: the segments' choice, or all. */
interface Match {
  readonly entry: IndexedNode;
  readonly picks: readonly ('all' | number)[];
  /** The node that the path's first segment names. */
  readonly top: IndexedNode;
}

const SHOWN_CANDIDATES = 5;

/**
 * The nodes that an address names. One name stands for every node that bears it, wherever it is (`web` for `web-1`,
 * `web-2`, …). A path of several names is a whole address, or the end of one that fits below one node only; each of
 * its names may again stand for several alike nodes. Sets are in the order of their first servers.
 *
 * `within` is the path of declared names of a node in which a constraint stands: then the address is looked up below
 * that node, in each of the nodes that the path stands for.
 */
export function resolvePlace(
  topology: Topology,
  segments: readonly string[],
  within: readonly string[] = [],
): PlaceResolution {
  const matches = matchesWithin(topology, segments, within);
  if (matches.length === 0) return { kind: 'unknown' };
  if (segments.length > 1) {
    const whole = matches.filter(({ top }) => depthOf(top) === within.length);
    if (whole.length > 0) return { kind: 'nodes', sets: setsOf(whole) };
    const contexts = matches.reduce((sum, { top }) => sum + instancesAround(top, within.length), 0);
    if (contexts > 1) return { kind: 'ambiguous', candidates: candidatesOf(matches, segments), count: contexts };
  }
  return { kind: 'nodes', sets: setsOf(matches) };
}

/**
 * For each way in which an address may be read, the entries that its segments name, in the order of the segments; also where it is
 * ambiguous.
 */
export function entriesOfPlace(
  topology: Topology,
  segments: readonly string[],
  within: readonly string[] = [],
): readonly (readonly IndexedNode[])[] {
  const matches = matchesWithin(topology, segments, within);
  const whole = segments.length > 1 ? matches.filter(({ top }) => depthOf(top) === within.length) : [];
  return (whole.length > 0 ? whole : matches).map(({ entry, picks }) => {
    const entries: IndexedNode[] = [];
    for (let at: IndexedNode | null = entry; at !== null && entries.length < picks.length; at = at.parent) {
      entries.unshift(at);
    }
    return entries;
  });
}

/** The servers that an address names, as merged runs; empty where it names none or is ambiguous. */
export function rangesOfPlace(
  topology: Topology,
  segments: readonly string[],
  within: readonly string[] = [],
): readonly ServerRange[] {
  const place = resolvePlace(topology, segments, within);
  return place.kind === 'nodes' ? rangesOfSets(place.sets) : [];
}

/** The servers of several sets of nodes, as merged runs. */
export function rangesOfSets(sets: readonly NodeSet[]): readonly ServerRange[] {
  return mergeRanges(sets.flatMap(rangesOfSet));
}

/** The nodes at a path of declared names from the fleet down, as `within` of a constraint has it; null: none. */
export function nodesAtPath(topology: Topology, path: readonly string[]): NodeSet | null {
  const match = matchesOf(topology, path).find((found) => found.top.parent === null);
  return match === undefined ? null : nodeSet(match);
}

/** How many nodes are around it. */
function depthOf(entry: IndexedNode): number {
  return entry.parent === null ? 0 : depthOf(entry.parent) + 1;
}

/** How many nodes directly around it there are, in one of the nodes at the given depth (0: in the fleet). */
function instancesAround(entry: IndexedNode, depth: number): number {
  let instances = 1;
  for (let at = entry.parent; at !== null && depthOf(at) >= depth; at = at.parent) instances *= at.node.count;
  return instances;
}

/** Whether the path of declared names leads to a node around it. */
function standsBelow(entry: IndexedNode, path: readonly string[]): boolean {
  const names: string[] = [];
  for (let at = entry.parent; at !== null; at = at.parent) names.unshift(at.node.name);
  return path.every((name, i) => names[i] === name);
}

function matchesWithin(topology: Topology, segments: readonly string[], within: readonly string[]): Match[] {
  const found = matchesOf(topology, segments);
  return within.length === 0 ? found : found.filter(({ top }) => standsBelow(top, within));
}

function matchesOf(topology: Topology, segments: readonly string[]): Match[] {
  const last = segments.at(-1);
  if (last === undefined) return [];
  const { byName } = indexOf(topology);
  const entries = [...(byName.get(last) ?? []), ...(byName.get(splitNumbered(last)?.base ?? '') ?? [])];
  return entries.flatMap((entry) => {
    const match = matchUpwards(entry, segments);
    return match === null ? [] : [match];
  });
}

function matchUpwards(entry: IndexedNode, segments: readonly string[]): Match | null {
  const picks: ('all' | number)[] = [];
  let top = entry;
  let at: IndexedNode | null = entry;
  for (let i = segments.length - 1; i >= 0; i--) {
    if (at === null) return null;
    const pick = matchSegment(at.node, segments[i] ?? '');
    if (pick === null) return null;
    picks.push(pick);
    top = at;
    at = at.parent;
  }
  return { entry, picks, top };
}

function setsOf(matches: readonly Match[]): NodeSet[] {
  return matches.map(nodeSet).sort((a, b) => a.first - b.first);
}

function nodeSet({ entry, picks }: Match): NodeSet {
  let first = 0;
  const repeats: Repeat[] = [];
  let depth = 0;
  for (let at: IndexedNode | null = entry; at !== null; at = at.parent) {
    const pick = picks[depth++] ?? 'all';
    first += at.offset;
    if (pick !== 'all') first += (pick - 1) * at.node.servers;
    else if (at.node.count > 1) repeats.unshift({ count: at.node.count, stride: at.node.servers });
  }
  return { node: entry.node, first, repeats };
}

function candidatesOf(matches: readonly Match[], segments: readonly string[]): string[] {
  const found: string[] = [];
  for (const { top } of matches) {
    for (const prefix of addressesOf(top.parent, SHOWN_CANDIDATES)) {
      if (found.length < SHOWN_CANDIDATES) found.push([...prefix, ...segments].join('/'));
    }
  }
  return found;
}

/** The first addresses of an entry's nodes, at most `limit`. */
export function addressesOf(entry: IndexedNode | null, limit: number): string[][] {
  if (entry === null) return [[]];
  const found: string[][] = [];
  for (const prefix of addressesOf(entry.parent, limit)) {
    for (let number = 1; number <= entry.node.count && found.length < limit; number++) {
      found.push([...prefix, nodeName(entry.node, number)]);
    }
  }
  return found;
}
