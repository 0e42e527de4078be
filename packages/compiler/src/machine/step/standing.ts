/** Who stands where: what is deployed and what is down, folded from everything that has happened and is in progress. */
import { at } from '../layout/at.ts';
import type { Layout } from '../layout/layout.ts';
import { nodesOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import type { State } from '../state.ts';
import { isMet } from './reached.ts';
import { takenDown } from './taken-down.ts';

/** Per cell, and per limit and group. */
export interface Standing {
  /** What it was folded from; it holds as long as these do. */
  readonly from: Pick<State, (typeof SOURCES)[number]>;
  /** Being upgraded or reverted, in the place of the old server. */
  readonly working: readonly number[];
  /** Likewise, beside it. */
  readonly surging: readonly number[];
  readonly onNew: readonly number[];
  /** Of those on the new version, the ones whose old server is not retired. */
  readonly green: readonly number[];
  /** Were on the new version and have begun to go back. */
  readonly gone: readonly number[];
  readonly failed: readonly number[];
  /** Of the failed ones, those whose old server still stands. */
  readonly kept: readonly number[];
  readonly lost: readonly boolean[];
  /** Of those on the new version, up: neither taken down by a bug nor lost. */
  readonly up: readonly number[];
  /** Of these, the ones that have an old server's place, and its load. */
  readonly inPlace: readonly number[];
  /** Servers on the old version that are up. */
  readonly oldUp: readonly number[];
  readonly down: readonly number[];
  /** What stands beside the fleet's own servers. */
  readonly beside: readonly number[];
  /** For each limit that counts nodes, for each of them whether it is down; empty for the others. */
  readonly nodesDown: readonly (readonly boolean[])[];
  /** For each limit on what is down, for each group, how much of its bound is used. */
  readonly used: readonly (readonly number[])[];
  /** Likewise for each limit on what stands beside. */
  readonly surged: readonly (readonly number[])[];
}

/** The last three say whom bugs reach. */
const SOURCES = ['units', 'batches', 'outages', 'incidents', 'retired', 'bugs', 'release', 'flags', 'course'] as const;

export function standingOf(round: {
  machine: Machine;
  layout: Layout;
  state: State;
  standing: Standing | null;
}): Standing {
  const { machine, layout, state, standing } = round;
  if (standing !== null && SOURCES.every((source) => standing.from[source] === state[source])) return standing;
  round.standing = fold(machine, layout, state);
  return round.standing;
}

function fold(machine: Machine, layout: Layout, state: State): Standing {
  const { cells } = layout;
  const zeros = (): number[] => new Array<number>(cells.count).fill(0);
  const working = zeros();
  const surging = zeros();
  const onNew = zeros();
  const green = zeros();
  const gone = zeros();
  const failed = zeros();
  const kept = zeros();
  const add = (sums: number[], cell: number, amount: number): void => {
    sums[cell] = at(sums, cell) + amount;
  };
  layout.steps.forEach((step, index) => {
    if (step.kind !== 'deploy') return;
    const stands = standsBeside(machine, state, index);
    at(state.units, index).forEach((unit, position) => {
      if (unit.entries.length === 0) return;
      at(step.units, position).entries.forEach(({ cell }, entry) => {
        const counts = at(unit.entries, entry);
        add(onNew, cell, counts.onNew);
        if (stands) add(green, cell, counts.onNew);
        add(gone, cell, counts.gone);
        add(failed, cell, counts.failed + counts.stuck);
        add(kept, cell, counts.kept);
      });
    });
  });
  for (const { parts } of state.batches) {
    for (const { cell, servers, surged } of parts) {
      add(working, cell, servers - surged);
      add(surging, cell, surged);
    }
  }

  const lost = lostCells(machine, layout, state);
  const up = zeros();
  const inPlace = zeros();
  const oldUp = zeros();
  const down = zeros();
  const beside = zeros();
  for (let cell = 0; cell < cells.count; cell++) {
    const counts = { onNew: at(onNew, cell), gone: at(gone, cell), green: at(green, cell) };
    const taken = takenDownIn(machine, layout, state, cell, counts);
    const downInPlace = Math.min(taken, counts.onNew - counts.green);
    const servers = at(cells.servers, cell);
    const brokenInPlace = at(failed, cell) - at(kept, cell);
    beside[cell] = at(surging, cell) + at(kept, cell) + counts.green;
    if (at(lost, cell)) {
      down[cell] = servers;
      continue;
    }
    up[cell] = counts.onNew - taken;
    inPlace[cell] = counts.onNew - counts.green - downInPlace;
    oldUp[cell] = servers - at(working, cell) - (counts.onNew - counts.green) - brokenInPlace;
    down[cell] = at(working, cell) + brokenInPlace + downInPlace;
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
    if (counts === null) addGroups(sums, of, down);
    else {
      const nodes = nodesOf(layout, counts);
      at(nodesDown, limit).forEach((isDown, node) => {
        const group = at(of, at(nodes.cellFrom, node));
        if (isDown && group >= 0) add(sums, group, 1);
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
  const surged = layout.surge.map(({ groups, of }) => addGroups(new Array<number>(groups).fill(0), of, beside));
  const { units, batches, outages, incidents, retired, bugs, release, flags, course } = state;
  const from = { units, batches, outages, incidents, retired, bugs, release, flags, course };
  const versions = { working, surging, onNew, green, gone, failed, kept };
  return { from, ...versions, lost, up, inPlace, oldUp, down, beside, nodesDown, used, surged };
}

/** Adds what is in each cell to its group's sum. */
function addGroups(sums: number[], of: Int32Array, amounts: readonly number[]): number[] {
  of.forEach((group, cell) => {
    if (group >= 0) sums[group] = at(sums, group) + at(amounts, cell);
  });
  return sums;
}

/** Whether what a step has deployed stands beside the old version. */
export function standsBeside(machine: Machine, { retired }: State, index: number): boolean {
  const step = at(machine.steps, index);
  return step.kind === 'deploy' && step.green && !at(retired, index);
}

/** By an outage, or an incident. */
function lostCells(machine: Machine, layout: Layout, state: State): boolean[] {
  const lost = new Array<boolean>(layout.cells.count).fill(false);
  for (const { outage, node, lasting } of state.outages) {
    if (!lasting) continue;
    const nodes = nodesOf(layout, at(machine.numbers.outages, outage).level);
    lost.fill(true, at(nodes.cellFrom, node), at(nodes.cellTo, node));
  }
  for (const { incident } of state.incidents)
    for (const cell of at(layout.incidents, incident).cells) lost[cell] = true;
  return lost;
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
    if (!isMet({ machine, layout, state }, bug)) return;
    most = Math.max(most, takenDown(downs, at(layout.cells.first, cell), onNew + gone) - gone);
  });
  return most;
}
