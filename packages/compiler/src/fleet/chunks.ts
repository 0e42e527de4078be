/** A set of servers taken apart into the nodes of a level that it touches. */
import type { Level } from '@rollout/language';
import type { Budget } from './budget.ts';
import { isSpent, spend } from './budget.ts';
import type { ClassTable, FleetClass } from './class-table.ts';
import { cutSegment, isEmpty, serverAt, sizeOf } from './domains.ts';
import { type NodeRun, nodeRuns } from './node-runs.ts';
import { intersect, type Segment, type ServerSet, serversBetween, unite } from './server-set.ts';

/** Alike nodes side by side of which everything is in the set, or one node of which some is, or servers one by one. */
export type Chunk =
  | {
      readonly kind: 'nodes';
      readonly class: FleetClass | null;
      readonly first: number;
      readonly size: number;
      readonly count: number;
    }
  | {
      readonly kind: 'part';
      readonly class: FleetClass | null;
      readonly first: number;
      readonly size: number;
      readonly held: ServerSet;
    }
  /** Servers of one class without classes below it. */
  | { readonly kind: 'servers'; readonly class: FleetClass; readonly held: Segment; readonly count: number };

/**
 * The nodes of a level that hold a server of the set, in the order of their first such server. Servers outside any node of
 * the level are left out, or with `above` belong to the next node above it.
 */
export function chunksOf(
  table: ClassTable,
  set: ServerSet,
  level: Level,
  outside: 'skip' | 'above',
  budget: Budget,
): Chunk[] {
  if (level === 'server') return serverChunks(table, set, budget);
  const chunks: Chunk[] = [];
  const open = new Map<string, number>();
  const addPart = (run: NodeRun, first: number, held: ServerSet) => {
    if (isEmpty(table, held)) return;
    const key = `${run.class?.index ?? -1}:${first}`;
    const known = open.get(key);
    const before = known === undefined ? undefined : chunks[known];
    if (known !== undefined && before?.kind === 'part') {
      chunks[known] = { ...before, held: unite(before.held, held) };
    } else if (spend(budget, 1)) {
      open.set(key, chunks.length);
      chunks.push({ kind: 'part', class: run.class, first, size: run.size, held });
    }
  };
  for (const segment of set) {
    for (const run of nodeRuns(table, level, segment.from, segment.to, outside, budget)) {
      addRun(run, segment, budget, addPart, (chunk) => {
        if (spend(budget, 1)) chunks.push(chunk);
      });
    }
  }
  return chunks;
}

/** A run as far as a segment goes: nodes that it holds whole stay together, the others are parts. */
function addRun(
  run: NodeRun,
  segment: Segment,
  budget: Budget,
  addPart: (run: NodeRun, first: number, held: ServerSet) => void,
  addNodes: (chunk: Chunk) => void,
): void {
  const heldBetween = (from: number, to: number) =>
    intersect([segment], serversBetween(Math.max(from, segment.from), Math.min(to, segment.to)));
  if (run.part !== null) {
    addPart(run, run.first, heldBetween(run.part.from, run.part.to));
    return;
  }
  const end = run.first + run.count * run.size;
  let at = run.first;
  while (at < end && !isSpent(budget)) {
    const whole = segment.domains === null && at >= segment.from;
    const count = whole ? Math.floor((Math.min(end, segment.to) - at) / run.size) : 0;
    if (count > 0) {
      addNodes({ kind: 'nodes', class: run.class, first: at, size: run.size, count });
      at += count * run.size;
    } else {
      addPart(run, at, heldBetween(at, at + run.size));
      at += run.size;
    }
  }
}

function serverChunks(table: ClassTable, set: ServerSet, budget: Budget): Chunk[] {
  return set.flatMap((segment) =>
    nodeRuns(table, 'server', segment.from, segment.to, 'skip', budget).flatMap((run): Chunk[] => {
      const held = { from: run.first, to: run.first + run.size * run.count, domains: segment.domains };
      const count = sizeOf(table, [held]);
      return run.class === null || count === 0 ? [] : [{ kind: 'servers', class: run.class, held, count }];
    }),
  );
}

/** How many nodes (or servers) a chunk stands for. */
export function nodesIn(chunk: Chunk): number {
  return chunk.kind === 'part' ? 1 : chunk.count;
}

/** Where the first node of a chunk begins. */
export function firstServerOf(chunk: Chunk): number {
  return chunk.kind === 'servers' ? chunk.held.from : chunk.first;
}

/** The servers of a chunk. */
export function heldBy(chunk: Chunk): ServerSet {
  switch (chunk.kind) {
    case 'nodes':
      return serversBetween(chunk.first, chunk.first + chunk.size * chunk.count);
    case 'part':
      return chunk.held;
    case 'servers':
      return [chunk.held];
  }
}

/** The first `count` nodes of a chunk that has at least as many. */
export function firstOf(table: ClassTable, chunk: Chunk, count: number): Chunk {
  switch (chunk.kind) {
    case 'nodes':
      return { ...chunk, count };
    case 'part':
      return chunk;
    case 'servers': {
      const [[held = chunk.held]] = cutSegment(table, chunk.held, count);
      return { ...chunk, held, count };
    }
  }
}

/** A chunk as its nodes, one by one. */
export function oneByOne(table: ClassTable, chunk: Chunk, budget: Budget): Chunk[] {
  if (chunk.kind === 'part') return [chunk];
  if (!spend(budget, nodesIn(chunk))) return [];
  const nodes: Chunk[] = [];
  switch (chunk.kind) {
    case 'nodes':
      for (let index = 0; index < chunk.count; index++) {
        nodes.push({ ...chunk, first: chunk.first + index * chunk.size, count: 1 });
      }
      return nodes;
    case 'servers':
      for (let position = 1; position <= chunk.count; position++) {
        const server = serverAt(table, chunk.held, position);
        nodes.push({ ...chunk, held: { from: server, to: server + 1, domains: null }, count: 1 });
      }
      return nodes;
  }
}
