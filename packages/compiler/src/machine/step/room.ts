/** What the constraints leave for a batch that is being filled. */
import type { DownLimit } from '../constraints.ts';
import { at } from '../layout/at.ts';
import type { DownLayout, NodeTable } from '../layout/layout.ts';
import { nodesOf } from '../layout/layout-of.ts';
import type { BatchState } from '../state.ts';
import { binds, type Round } from './round.ts';
import { standingOf } from './standing.ts';

/** Some servers of one cell, and by how many they would raise what is down there. */
export interface Load {
  readonly cell: number;
  readonly servers: number;
  readonly raise: number;
}

export interface Room {
  /** Servers that may still start, by the rate limits. */
  rate: number;
  /** The most servers of a cell, up to `most`, that fit; `raiseOf` tells by how much so many raise what is down (never less for more). */
  fit(cell: number, most: number, raiseOf: (servers: number) => number): number;
  /** Counts them as down from now on. */
  take(load: Load): void;
  /**
   * Counts an item larger than a server as down for as much as is left, if every group that it touches has some left. Gives by
   * how much less than in full it counts; null: it does not fit.
   */
  takeItem(loads: readonly Load[]): BatchState['spared'] | null;
}

/** What one limit has left in each of its groups. */
interface Bound {
  readonly limit: number;
  readonly layout: DownLayout;
  readonly bounds: ArrayLike<number>;
  readonly used: number[];
  /** Where nodes are counted, which of them are down. */
  readonly nodes: NodeTable | null;
  readonly nodesDown: boolean[];
}

/** `way`: a batch that deploys for a stage, or one that reverts what the stage has deployed. */
export function roomOf(round: Round, stage: number, way: 'forward' | 'rollback'): Room {
  const { machine, layout } = round;
  const standing = standingOf(round);
  const limits: Bound[] = [];
  machine.constraints.down.forEach((limit: DownLimit, index) => {
    if (limit.watched || !binds(limit, stage)) return;
    const own = at(layout.down, index);
    limits.push({
      limit: index,
      layout: own,
      bounds: own[way],
      used: [...at(standing.used, index)],
      nodes: own.counts === null ? null : nodesOf(layout, own.counts),
      nodesDown: [...at(standing.nodesDown, index)],
    });
  });

  const leftIn = (bound: Bound, group: number): number => Math.max(0, at(bound.bounds, group) - at(bound.used, group));

  /** What servers of a cell that raise what is down there by `raise` use of a limit. */
  const useOf = (bound: Bound, cell: number, raise: number): number => {
    if (bound.nodes === null || raise <= 0) return raise;
    const node = at(bound.nodes.of, cell);
    return node < 0 || at(bound.nodesDown, node) ? 0 : 1;
  };
  const use = (bound: Bound, cell: number, amount: number): void => {
    const group = at(bound.layout.of, cell);
    bound.used[group] = at(bound.used, group) + amount;
  };
  const markNode = (bound: Bound, cell: number): void => {
    const node = bound.nodes === null ? -1 : at(bound.nodes.of, cell);
    if (node >= 0) bound.nodesDown[node] = true;
  };

  return {
    rate: rateLeft(round, stage),
    fit(cell, most, raiseOf) {
      const binding = limits.filter((bound) => at(bound.layout.of, cell) >= 0);
      const fits = (servers: number): boolean =>
        binding.every((bound) => {
          const amount = useOf(bound, cell, raiseOf(servers));
          return amount <= 0 || amount <= leftIn(bound, at(bound.layout.of, cell));
        });
      let low = 0;
      let high = most;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(middle)) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    take({ cell, raise }) {
      for (const bound of limits) {
        if (at(bound.layout.of, cell) < 0) continue;
        use(bound, cell, useOf(bound, cell, raise));
        markNode(bound, cell);
      }
    },
    takeItem(loads) {
      const spared: { limit: number; group: number; amount: number }[] = [];
      const taken: (() => void)[] = [];
      for (const bound of limits) {
        for (const [group, amount] of usesOfItem(bound, loads)) {
          if (amount <= 0) continue;
          const left = leftIn(bound, group);
          if (left < 1) return null;
          if (amount > left) spared.push({ limit: bound.limit, group, amount: amount - left });
          taken.push(() => {
            bound.used[group] = at(bound.used, group) + Math.min(amount, left);
          });
        }
        taken.push(() => {
          for (const { cell } of loads) markNode(bound, cell);
        });
      }
      for (const act of taken) act();
      return spared;
    },
  };
}

/** What an item would use of a limit in full, group by group. */
function usesOfItem(bound: Bound, loads: readonly Load[]): Map<number, number> {
  const uses = new Map<number, number>();
  const counted = new Set<number>();
  for (const { cell, raise } of loads) {
    const group = at(bound.layout.of, cell);
    if (group < 0) continue;
    let amount = raise;
    if (bound.nodes !== null) {
      const node = at(bound.nodes.of, cell);
      amount = raise <= 0 || node < 0 || at(bound.nodesDown, node) || counted.has(node) ? 0 : 1;
      if (amount > 0) counted.add(node);
    }
    uses.set(group, (uses.get(group) ?? 0) + amount);
  }
  return uses;
}

/** Servers that may start now: for each limit, its number less those that started in the period before (t − T, t]. */
function rateLeft({ machine, state, at: now }: Round, stage: number): number {
  let left = Number.POSITIVE_INFINITY;
  for (const limit of machine.constraints.rates) {
    if (!binds(limit, stage)) continue;
    const recent = state.starts.filter((start) => start.at > now - limit.period);
    left = Math.min(left, limit.servers - recent.reduce((sum, { servers }) => sum + servers, 0));
  }
  return Math.max(0, left);
}
