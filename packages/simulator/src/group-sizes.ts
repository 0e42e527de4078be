import { type Layout, nodesOf } from '@rollout/compiler';
import { known } from './known.ts';

/** Per group its servers, or the nodes in it that are counted. */
export function groupSizes(layout: Layout, limit: number): number[] {
  const groups = known(layout.down[limit]);
  const nodes = groups.counts === null ? null : nodesOf(layout, groups.counts).of;
  const sizes = new Array<number>(groups.groups).fill(0);
  const counted = new Set<number>();
  for (let cell = 0; cell < layout.cells.count; cell++) {
    const group = known(groups.of[cell]);
    if (group < 0) continue;
    if (nodes === null) {
      sizes[group] = known(sizes[group]) + known(layout.cells.servers[cell]);
      continue;
    }
    const node = known(nodes[cell]);
    if (node < 0 || counted.has(node)) continue;
    counted.add(node);
    sizes[group] = known(sizes[group]) + 1;
  }
  return sizes;
}
