/** The tables of limits on what is down, on what stands beside, and on nodes that are worked on at once. */
import type { DownLimit, ParallelLimit, SurgeLimit } from '../constraints.ts';
import { at } from './at.ts';
import { groupsOf, type Nodes } from './groups.ts';
import type { DownLayout, ParallelLayout, SurgeLayout } from './layout.ts';

/** `whole`: what a limit of the whole fleet is of, what the services of the machine run on. */
export function downLayout(fleet: Nodes, limit: DownLimit, whole: Whole): DownLayout {
  const { amounts, ...groups } = boundedGroups(fleet, limit, whole);
  return {
    ...groups,
    forward: amounts((bound) => bound.forward),
    rollback: amounts((bound) => bound.rollback),
    counts: limit.counts === 'server' ? null : limit.counts,
  };
}

export function surgeLayout(fleet: Nodes, limit: SurgeLimit, whole: Whole): SurgeLayout {
  const { amounts, ...groups } = boundedGroups(fleet, limit, whole);
  return { ...groups, most: amounts((bound) => bound.most) };
}

export interface Whole {
  readonly name: string;
  readonly isPart: (cell: number) => boolean;
}

interface Bounded<B> {
  readonly groups: number;
  readonly of: Int32Array;
  readonly address: readonly string[];
  readonly amounts: (of: (bound: B) => number) => Int32Array;
}

/** The groups of a limit. A bound is given for each class whose nodes are groups. */
function boundedGroups<B extends { readonly class: number }>(
  fleet: Nodes,
  limit: Pick<DownLimit, 'per' | 'within'> & { readonly bounds: readonly B[] },
  whole: Whole,
): Bounded<B> {
  const level = limit.per ?? (limit.within === null ? null : at(fleet.classes, limit.within).node.level);
  const bounds = new Map(limit.bounds.map((bound) => [bound.class, bound]));
  if (level === null) {
    const bound = bounds.get(-1);
    return {
      groups: 1,
      of: Int32Array.from({ length: fleet.cells }, (_, cell) => (bound !== undefined && whole.isPart(cell) ? 0 : -1)),
      address: [whole.name],
      amounts: (of) => Int32Array.of(bound === undefined ? 0 : of(bound)),
    };
  }
  const table = fleet.nodesOf(level);
  const byClass = fleet.classes.map((_, index) => bounds.get(index));
  const { of: nodeOf } = groupsOf(fleet, limit.per, limit.within);
  const isBounded = Uint8Array.from(table.class, (index) => (byClass[index] === undefined ? 0 : 1));
  return {
    groups: table.count,
    of: nodeOf.map((node) => (isBounded[node] === 1 ? node : -1)),
    address: table.address,
    amounts: (of) =>
      Int32Array.from(table.class, (index) => {
        const bound = byClass[index];
        return bound === undefined ? 0 : of(bound);
      }),
  };
}

export function parallelLayout(fleet: Nodes, limit: ParallelLimit): ParallelLayout {
  const { of } = groupsOf(fleet, limit.per, limit.within);
  return { level: limit.level, groupOf: fleet.nodesOf(limit.level).cellFrom.map((cell) => at(of, cell)) };
}
