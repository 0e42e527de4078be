/**
 * Sets of alike nodes, kept as what they are (an entry of the topology, repeated) instead of being listed: the third
 * rack of every cluster of a large fleet is one small value.
 */
import type { TopologyNode } from '../../program/index.ts';
import type { ServerRange } from './server-range.ts';

/** `count` nodes, the first servers of neighbours `stride` apart. */
export interface Repeat {
  readonly count: number;
  readonly stride: number;
}

/** Some or all of the nodes that one entry of a topology stands for. Each holds a run of `node.servers` servers. */
export interface NodeSet {
  readonly node: TopologyNode;
  /** The first server of the first of these nodes. */
  readonly first: number;
  /** From the outermost repetition to the innermost; empty: one node. Every repeat has a count above 1. */
  readonly repeats: readonly Repeat[];
}

/** How many nodes are in the set. */
export function nodesInSet(set: NodeSet): number {
  return set.repeats.reduce((product, repeat) => product * repeat.count, 1);
}

/** How many separate runs of servers the set holds once nodes that touch are joined. */
export function runsInSet(set: NodeSet): number {
  return joinTouching(set).repeats.reduce((product, repeat) => product * repeat.count, 1);
}

/** The runs of servers of the set, ascending, nodes that touch joined. As many as `runsInSet` says. */
export function rangesOfSet(set: NodeSet): ServerRange[] {
  const { size, repeats } = joinTouching(set);
  let starts = [set.first];
  for (const { count, stride } of repeats) {
    starts = starts.flatMap((start) => Array.from({ length: count }, (_, i) => start + i * stride));
  }
  return starts.map((from) => ({ from, to: from + size }));
}

/** The first server of each node of the set, ascending. As many as `nodesInSet` says. */
export function firstServers(set: NodeSet): number[] {
  let starts = [set.first];
  for (const { count, stride } of set.repeats) {
    starts = starts.flatMap((start) => Array.from({ length: count }, (_, i) => start + i * stride));
  }
  return starts;
}

function joinTouching(set: NodeSet): { size: number; repeats: readonly Repeat[] } {
  let size = set.node.servers;
  const repeats = [...set.repeats];
  for (let last = repeats.at(-1); last !== undefined && last.stride === size; last = repeats.at(-1)) {
    size *= last.count;
    repeats.pop();
  }
  return { size, repeats };
}
