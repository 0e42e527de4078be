/** How much of every limit on what is down was used, from round to round. */
import { type Layout, type Machine, type Standing, type State, standingOf } from '@rollout/compiler';
import { groupSizes } from '../group-sizes.ts';
import { known } from '../known.ts';
import type { TraceLimit } from './trace.ts';

interface GroupHistory {
  readonly down: { at: number; down: number }[];
}

export interface LimitHistory {
  readonly machine: Machine;
  readonly layout: Layout;
  standing: Standing | null;
  /** Per limit, by group. */
  readonly limits: readonly Map<number, GroupHistory>[];
}

export function emptyHistory(machine: Machine, layout: Layout): LimitHistory {
  return { machine, layout, standing: null, limits: layout.down.map(() => new Map()) };
}

/** Looks at the state at the end of a round. */
export function noteLimits(history: LimitHistory, state: State): void {
  const { machine, layout, limits } = history;
  history.standing = standingOf({ machine, layout, state, standing: history.standing });
  const { used } = history.standing;
  limits.forEach((groups, limit) => {
    known(used[limit]).forEach((down, group) => {
      const before = groups.get(group);
      if (before === undefined && down === 0) return;
      const own = before ?? { down: [] };
      if (before === undefined) groups.set(group, own);
      const last = own.down.at(-1);
      if (last?.at === state.at) last.down = down;
      else if (last?.down !== down) own.down.push({ at: state.at, down });
    });
  });
}

export function tellLimits({ machine, layout, limits }: LimitHistory): TraceLimit[] {
  return limits.map((groups, limit) => {
    const { text, counts } = known(machine.constraints.down[limit]);
    const own = known(layout.down[limit]);
    const sizes = groupSizes(layout, limit);
    return {
      text,
      counts,
      groups: [...groups]
        .sort(([a], [b]) => a - b)
        .map(([group, { down }]) => ({
          address: known(own.address[group]),
          size: known(sizes[group]),
          allowed: known(own.forward[group]),
          allowedInRollback: known(own.rollback[group]),
          down: withoutRepeats(down),
        })),
    };
  });
}

/** A round that came back within its instant to what was before leaves two alike entries. */
function withoutRepeats(down: readonly { readonly at: number; readonly down: number }[]) {
  return down.filter((entry, i) => entry.down !== (i === 0 ? 0 : down[i - 1]?.down));
}
