/** In which order a selection walks its nodes. */
import { grouped, type Ordering } from '@rollout/language';
import type { Budget } from './budget.ts';
import { type Chunk, firstServerOf, heldBy, oneByOne } from './chunks.ts';
import { addressOf, type ClassTable, chainTo, type FleetClass } from './class-table.ts';
import type { Loads } from './loads.ts';
import { hashOfText } from './text-hash.ts';

/**
 * The chunks in the ordering's order; equals stay as they are. By size: servers of the whole node. By load: the ordinary
 * load of the whole node. Random: by a hash of each node's address, so that it is known at compile time and a
 * node's place among the others does not depend on them.
 */
export function ordered(
  table: ClassTable,
  loads: Loads,
  chunks: readonly Chunk[],
  ordering: Ordering,
  budget: Budget,
): readonly Chunk[] {
  switch (ordering.kind) {
    case 'declared':
      return chunks;
    case 'smallest-first':
      return sortedBy(chunks, sizeOfNode);
    case 'largest-first':
      return sortedBy(chunks, (chunk) => -sizeOfNode(chunk));
    case 'busiest-first':
      return sortedBy(chunks, (chunk) => -loadOfNode(table, loads, chunk));
    case 'quietest-first':
      return sortedBy(chunks, (chunk) => loadOfNode(table, loads, chunk));
    case 'random': {
      const nodes = chunks.flatMap((chunk) => oneByOne(table, chunk, budget));
      return sortedBy(nodes, (chunk) => hashOfText(addressOfChunk(table, chunk)));
    }
    case 'spread': {
      const nodes = chunks.flatMap((chunk) => oneByOne(table, chunk, budget));
      return inTurn(nodes, (chunk) => groupOf(table, chunk, ordering.over));
    }
  }
}

function sortedBy(chunks: readonly Chunk[], key: (chunk: Chunk) => number): Chunk[] {
  return chunks
    .map((chunk) => ({ chunk, key: key(chunk) }))
    .sort((a, b) => a.key - b.key)
    .map(({ chunk }) => chunk);
}

function sizeOfNode(chunk: Chunk): number {
  return chunk.kind === 'servers' ? 1 : chunk.size;
}

function loadOfNode(table: ClassTable, loads: Loads, chunk: Chunk): number {
  if (chunk.class === null) return table.servers;
  return (chunk.kind === 'servers' ? loads.ofServer[chunk.class.index] : loads.ofNode[chunk.class.index]) ?? 0;
}

function addressOfChunk(table: ClassTable, chunk: Chunk): string {
  return chunk.class === null ? '' : addressOf(table, { class: chunk.class, first: firstServerOf(chunk) });
}

/** One of each group in turn, groups in the order of their first. */
function inTurn(chunks: readonly Chunk[], groupOf: (chunk: Chunk) => string): Chunk[] {
  const turns: Chunk[] = [];
  let waiting = [...grouped(chunks, groupOf).values()];
  for (let turn = 0; waiting.length > 0; turn++) {
    for (const group of waiting) {
      const chunk = group[turn];
      if (chunk !== undefined) turns.push(chunk);
    }
    waiting = waiting.filter((group) => group.length > turn + 1);
  }
  return turns;
}

/** Nodes outside any node of the level, and nodes without the label, are a group of their own. */
function groupOf(table: ClassTable, chunk: Chunk, over: Extract<Ordering, { kind: 'spread' }>['over']): string {
  if (over.kind === 'label') {
    const value = chunk.class?.node.labels[over.label];
    return value === undefined ? 'none' : `${typeof value}:${value}`;
  }
  const from = heldBy(chunk)[0]?.from ?? 0;
  const chain = chunk.class === null ? [] : chainTo(table, from, chunk.class);
  const around = chain.find((node: { readonly class: FleetClass }) => node.class.node.level === over.level);
  return around === undefined ? 'none' : String(around.first);
}
