/** The tables of limits on what is down, and on nodes that are worked on at once. */
import type { DownLimit, ParallelLimit } from '../constraints.ts';
import { at } from './at.ts';
import { groupsOf, type Nodes } from './groups.ts';
import type { DownLayout, ParallelLayout } from './layout.ts';

export function downLayout(fleet: Nodes, limit: DownLimit, fleetName: string): DownLayout {
  const counts = limit.counts === 'server' ? null : limit.counts;
  const level = limit.per ?? (limit.within === null ? null : at(fleet.classes, limit.within).node.level);
  const bounds = new Map(limit.bounds.map((bound) => [bound.class, bound]));
  if (level === null) {
    const bound = bounds.get(-1);
    return {
      groups: 1,
      of: new Int32Array(fleet.cells).fill(bound === undefined ? -1 : 0),
      forward: Int32Array.of(bound?.forward ?? 0),
      rollback: Int32Array.of(bound?.rollback ?? 0),
      address: [fleetName],
      counts,
    };
  }
  const table = fleet.nodesOf(level);
  const byClass = fleet.classes.map((_, index) => bounds.get(index));
  const { of } = groupsOf(fleet, limit.per, limit.within);
  const bounded = Uint8Array.from(table.class, (index) => (byClass[index] === undefined ? 0 : 1));
  return {
    groups: table.count,
    of: of.map((node) => (bounded[node] === 1 ? node : -1)),
    forward: Int32Array.from(table.class, (index) => byClass[index]?.forward ?? 0),
    rollback: Int32Array.from(table.class, (index) => byClass[index]?.rollback ?? 0),
    address: table.address,
    counts,
  };
}

export function parallelLayout(fleet: Nodes, limit: ParallelLimit): ParallelLayout {
  const { of } = groupsOf(fleet, limit.per, limit.within);
  return { level: limit.level, groupOf: fleet.nodesOf(limit.level).cellFrom.map((cell) => at(of, cell)) };
}
