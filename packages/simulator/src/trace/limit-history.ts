/** How much of every limit on what is down was used, over time. */
import type { Layout, Machine } from '@rollout/compiler';
import { groupSizes } from '../group-sizes.ts';
import type { DownChange } from '../kernel/state/index.ts';
import { known } from '../known.ts';
import type { TraceGroup, TraceLimit } from './trace.ts';

/** From what changed, whenever it did. */
export function tellLimits(machine: Machine, layout: Layout, changes: readonly DownChange[]): TraceLimit[] {
  const limits = layout.down.map(() => new Map<number, TraceGroup['down'][number][]>());
  for (const { at, limit, group, down } of changes) {
    const groups = known(limits[limit]);
    const history = groups.get(group) ?? [];
    groups.set(group, history);
    // What has changed more than once at an instant was never so for any time.
    if (history.at(-1)?.at === at) history.pop();
    history.push({ at, down });
  }
  return limits.flatMap((groups, limit) => {
    const { text, counts, watched } = known(machine.constraints.down[limit]);
    if (watched) return [];
    const own = known(layout.down[limit]);
    const sizes = groupSizes(layout, limit);
    return {
      text,
      counts,
      groups: [...groups]
        .sort(([a], [b]) => a - b)
        .map(([group, down]) => ({
          address: known(own.address[group]),
          size: known(sizes[group]),
          allowed: known(own.forward[group]),
          allowedInRollback: known(own.rollback[group]),
          down: withoutRepeats(down),
        }))
        .filter(({ down }) => down.length > 0),
    };
  });
}

/** Something that came back within its instant to what it was before leaves two alike entries. */
function withoutRepeats(history: TraceGroup['down']): TraceGroup['down'] {
  return history.filter(({ down }, i) => down !== (i === 0 ? 0 : history[i - 1]?.down));
}
