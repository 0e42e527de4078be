/** Who stands where: what is deployed and what is down, folded from everything that has happened and is in progress. */
import { at } from '../layout/at.ts';
import type { Layout } from '../layout/layout.ts';
import { nodesOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import type { State } from '../state.ts';
import { takenDown } from './taken-down.ts';

/** Per cell, and per down limit and group. */
export interface Standing {
  /** What it was folded from; it holds as long as these do. */
  readonly from: Pick<State, 'units' | 'batches' | 'outages' | 'bugs'>;
  /** Being upgraded or reverted. */
  readonly working: readonly number[];
  readonly onNew: readonly number[];
  /** Were on the new version and have begun to go back. */
  readonly gone: readonly number[];
  readonly failed: readonly number[];
  readonly lost: readonly boolean[];
  /** Of those on the new version, up: neither taken down by a bug nor lost. */
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** For each limit that counts nodes, for each of them whether it is down; empty for the others. */
  readonly nodesDown: readonly (readonly boolean[])[];
  /** For each limit, for each group, how much of its bound is used. */
  readonly used: readonly (readonly number[])[];
}

export function standingOf(round: {
  machine: Machine;
  layout: Layout;
  state: State;
  standing: Standing | null;
}): Standing {
  const { units, batches, outages, bugs } = round.state;
  const last = round.standing;
  if (last?.from.units === units && last.from.batches === batches) {
    if (last.from.outages === outages && last.from.bugs === bugs) return last;
  }
  round.standing = fold(round.machine, round.layout, round.state);
  return round.standing;
}

function fold(machine: Machine, layout: Layout, state: State): Standing {
  const { cells } = layout;
  const zeros = (): number[] => new Array<number>(cells.count).fill(0);
  const working = zeros();
  const onNew = zeros();
  const gone = zeros();
  const failed = zeros();
  layout.steps.forEach((step, index) => {
    if (step.kind !== 'deploy') return;
    at(state.units, index).forEach((unit, position) => {
      if (unit.entries.length === 0) return;
      at(step.units, position).entries.forEach(({ cell }, entry) => {
        const counts = at(unit.entries, entry);
        onNew[cell] = at(onNew, cell) + counts.onNew;
        gone[cell] = at(gone, cell) + counts.gone;
        failed[cell] = at(failed, cell) + counts.failed + counts.stuck;
      });
    });
  });
  for (const { parts } of state.batches) {
    for (const { cell, servers } of parts) working[cell] = at(working, cell) + servers;
  }

  const lost = new Array<boolean>(cells.count).fill(false);
  for (const { outage, node, lasting } of state.outages) {
    if (!lasting) continue;
    const nodes = nodesOf(layout, at(machine.numbers.outages, outage).level);
    lost.fill(true, at(nodes.cellFrom, node), at(nodes.cellTo, node));
  }

  const up = zeros();
  const down = zeros();
  for (let cell = 0; cell < cells.count; cell++) {
    const taken = takenDownIn(machine, layout, state, cell, { onNew: at(onNew, cell), gone: at(gone, cell) });
    up[cell] = at(lost, cell) ? 0 : at(onNew, cell) - taken;
    down[cell] = at(lost, cell) ? at(cells.servers, cell) : at(working, cell) + at(failed, cell) + taken;
  }

  const nodesDown = layout.down.map(({ counts, of }) => {
    if (counts === null) return [];
    const nodes = nodesOf(layout, counts);
    const isDown = new Array<boolean>(nodes.count).fill(false);
    for (let cell = 0; cell < cells.count; cell++) {
      const node = at(nodes.of, cell);
      if (node >= 0 && at(of, cell) >= 0 && at(down, cell) > 0) isDown[node] = true;
    }
    return isDown;
  });
  const used = layout.down.map(({ counts, groups, of }, limit) => {
    const sums = new Array<number>(groups).fill(0);
    const add = (cell: number, amount: number): void => {
      const group = at(of, cell);
      if (group >= 0) sums[group] = at(sums, group) + amount;
    };
    if (counts === null) {
      for (let cell = 0; cell < cells.count; cell++) add(cell, at(down, cell));
    } else {
      const nodes = nodesOf(layout, counts);
      at(nodesDown, limit).forEach((isDown, node) => {
        if (isDown) add(at(nodes.cellFrom, node), 1);
      });
    }
    return sums;
  });
  for (const { spared } of state.batches) {
    for (const { limit, group, amount } of spared) {
      const sums = at(used, limit);
      sums[group] = at(sums, group) - amount;
    }
  }
  const { units, batches, outages, bugs } = state;
  return { from: { units, batches, outages, bugs }, working, onNew, gone, failed, lost, up, down, nodesDown, used };
}

/**
 * Servers that bugs take down if so many of a cell are on the new version and so many have begun to go back, those that were
 * down first. Several bugs take down the same ones.
 */
export function takenDownIn(
  machine: Machine,
  layout: Layout,
  state: State,
  cell: number,
  { onNew, gone }: { readonly onNew: number; readonly gone: number },
): number {
  let most = 0;
  state.bugs.forEach(({ shownAt }, bug) => {
    const { downs } = at(machine.numbers.bugs, bug);
    if (shownAt === null || downs === null || at(at(layout.bugs, bug).scope, cell) === 0) return;
    most = Math.max(most, takenDown(downs, at(layout.cells.first, cell), onNew + gone) - gone);
  });
  return most;
}
