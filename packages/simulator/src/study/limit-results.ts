import { nodesOf } from '@rollout/compiler';
import type { LimitResults } from '../results/results.ts';
import { chanceOf, type Sums } from './sums.ts';

export function limitResults(sums: Sums, limit: number): LimitResults {
  const { machine, layout, tally } = sums.study;
  const own = machine.constraints.down[limit];
  const groups = layout.down[limit];
  const tightest = tally.tightest[limit];
  if (own === undefined || groups === undefined || tightest === undefined) throw new Error(`no limit ${limit}`);
  const { group, down } = tightest;
  const allowed = groups.forward[group] ?? 0;
  const size = group < 0 ? 0 : groupSize(sums, limit, group);
  const shareOfGroup = (count: number): number => (size === 0 ? 0 : count / size);
  return {
    text: own.text,
    group: group < 0 ? null : (groups.address[group] ?? null),
    counts: own.counts,
    down,
    allowed,
    share: shareOfGroup(down),
    limit: shareOfGroup(allowed),
    reached: chanceOf(sums, tally.events.limitReached + limit),
  };
}

/** Servers, or counted nodes, of a group. */
export function groupSize({ study: { layout } }: Pick<Sums, 'study'>, limit: number, group: number): number {
  const groups = layout.down[limit];
  if (groups === undefined) return 0;
  const nodes = groups.counts === null ? null : nodesOf(layout, groups.counts).of;
  const counted = new Set<number>();
  let servers = 0;
  for (let cell = 0; cell < layout.cells.count; cell++) {
    if (groups.of[cell] !== group) continue;
    servers += layout.cells.servers[cell] ?? 0;
    if (nodes !== null) counted.add(nodes[cell] ?? -1);
  }
  return nodes === null ? servers : counted.size;
}
