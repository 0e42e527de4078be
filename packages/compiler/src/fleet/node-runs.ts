/** Where the nodes of a level stand, as runs of alike nodes side by side: no work grows with the nodes of a run. */
import type { Level } from '@rollout/language';
import { depthOfLevel } from '@rollout/language';
import type { Budget } from './budget.ts';
import { isSpent, spend } from './budget.ts';
import type { ClassTable, FleetClass } from './class-table.ts';

/** `count` nodes of `size` servers each, the first of which begins at server `first`. `class` null: the whole fleet. */
export interface NodeRun {
  readonly class: FleetClass | null;
  readonly first: number;
  readonly size: number;
  readonly count: number;
  /** Only these servers of the one node: those that are outside any node of the level. */
  readonly part: { readonly from: number; readonly to: number } | null;
}

/**
 * The nodes of a level that servers `from <= i < to` touch, in declared order. At level `server` every server is a node.
 * What is outside any node of the level is left out, or with `above` belongs to the next node above it.
 */
export function nodeRuns(
  table: ClassTable,
  level: Level,
  from: number,
  to: number,
  outside: 'skip' | 'above',
  budget: Budget,
): NodeRun[] {
  const target = depthOfLevel(level);
  const bit = 1 << target;
  const runs: NodeRun[] = [];
  const emit = (run: NodeRun) => {
    if (spend(budget, 1)) runs.push(run);
  };

  const visit = (entry: FleetClass, start: number, total: number, above: NodeRun) => {
    if (isSpent(budget)) return;
    const size = entry.node.servers;
    const low = Math.max(0, Math.floor((from - start) / size));
    const high = Math.min(total, Math.ceil((to - start) / size));
    if (low >= high) return;
    const first = start + low * size;
    const count = high - low;
    if (entry.depth === target) return emit({ class: entry, first, size, count, part: null });
    if (level === 'server' && entry.children.length === 0) {
      const begin = Math.max(first, from);
      return emit({
        class: entry,
        first: begin,
        size: 1,
        count: Math.min(first + size * count, to) - begin,
        part: null,
      });
    }
    if (outside === 'skip' && (entry.levels & bit) === 0) return;
    if (entry.depth > target) {
      return emit({ ...above, part: { from: Math.max(first, from), to: Math.min(first + size * count, to) } });
    }
    if (entry.children.every((child) => child.depth > target)) {
      return emit({ class: entry, first, size, count, part: null });
    }
    const only = entry.children.length === 1 ? entry.children[0] : undefined;
    if (only !== undefined) return visit(only, first, count * only.node.count, above);
    // Each of these makes a run, so that the budget bounds the nodes that are looked at.
    const children = outside === 'skip' ? entry.children.filter((child) => (child.levels & bit) !== 0) : entry.children;
    for (let index = 0; index < count && !isSpent(budget); index++) {
      const node: NodeRun = { class: entry, first: first + index * size, size, count: 1, part: null };
      for (const child of children) visit(child, node.first + child.offset, child.node.count, node);
    }
  };

  const fleet: NodeRun = { class: null, first: 0, size: table.servers, count: 1, part: null };
  for (const root of table.roots) visit(root, root.offset, root.node.count, fleet);
  return runs;
}
