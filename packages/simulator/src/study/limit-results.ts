import { groupSizes } from '../group-sizes.ts';
import type { LimitResults } from '../results/results.ts';
import { chanceOf, type Sums } from './sums.ts';

export function limitResults(sums: Sums, limit: number): LimitResults {
  const { tally } = sums;
  const { machine, layout } = sums.study;
  const own = machine.constraints.down[limit];
  const groups = layout.down[limit];
  const tightest = tally.tightest[limit];
  if (own === undefined || groups === undefined || tightest === undefined) throw new Error(`no limit ${limit}`);
  const { group, down } = tightest;
  const allowed = groups.forward[group] ?? 0;
  const size = group < 0 ? 0 : (groupSizes(layout, limit)[group] ?? 0);
  const shareOfGroup = (count: number): number => (size === 0 ? 0 : count / size);
  return {
    text: own.text,
    group: group < 0 ? null : (groups.address[group] ?? null),
    counts: own.counts,
    down,
    allowed,
    allowedInRollback: groups.rollback[group] ?? 0,
    share: shareOfGroup(down),
    limit: shareOfGroup(allowed),
    reached: chanceOf(sums, tally.events.limitReached + limit),
  };
}
