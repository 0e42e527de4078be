/** Cells, the groups of limits that they are in, and the bugs that can show there. */
import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import { byteAt, intAt, itemAt, numberAt } from '../elements.ts';
import { BUG_SURFACES, type Bug, type Cell, type CountedNode, type DownGroup } from '../state.ts';
import { addSlot, type SlotTable } from './slots.ts';

export function buildBugs({ numbers }: Machine, layout: Layout, slots: SlotTable): Bug[] {
  return numbers.bugs.map((machine, index) => ({
    index,
    machine,
    cells: [],
    levelOf: itemAt(layout.bugs, index).showings,
    nodes: itemAt(layout.bugs, index).nodes,
    slot: addSlot(slots, BUG_SURFACES, index),
    there: false,
    shown: false,
    sure: false,
    shownAt: 0,
    foundIn: -1,
    exposure: 0,
    since: 0,
    rate: 0,
    nextRate: 0,
    stale: false,
    servers: 0,
    reach: 0,
    done: new Int32Array(layout.showingLevels.length),
  }));
}

/** What cells have to do with one limit: the group of each, and the node that is counted, if nodes are. */
interface LimitCells {
  readonly groupOf: (cell: number) => DownGroup | null;
  readonly nodeOf: ((cell: number) => CountedNode | null) | null;
}

export function buildCells(machine: Machine, layout: Layout, bugs: readonly Bug[]): Cell[] {
  const { cells } = layout;
  const limits = machine.constraints.down.map((_, limit) => limitCells(machine, layout, limit));
  const bugsOf = new Map<string, readonly Bug[]>();
  return Array.from({ length: cells.count }, (_, index) => {
    const groups: DownGroup[] = [];
    const nodes: CountedNode[] = [];
    for (const { groupOf, nodeOf } of limits) {
      const group = groupOf(index);
      if (group === null) continue;
      if (nodeOf === null) {
        groups.push(group);
      } else {
        const node = nodeOf(index);
        if (node !== null) nodes.push(node);
      }
    }
    const mine = bugs.filter((bug) => byteAt(itemAt(layout.bugs, bug.index).scope, index) === 1);
    const key = mine.map((bug) => bug.index).join();
    const shared = bugsOf.get(key) ?? mine;
    bugsOf.set(key, shared);
    const cell: Cell = {
      index,
      first: intAt(cells.first, index),
      servers: intAt(cells.servers, index),
      load: numberAt(cells.load, index),
      groups,
      nodes,
      bugs: shared,
      entries: [],
      fresh: 0,
      busy: 0,
      failed: 0,
      outages: 0,
      lostIn: 0,
      taken: 0,
      down: 0,
      exposed: 0,
      leaving: 0,
      reached: 0,
      touched: false,
    };
    for (const bug of shared) bug.cells.push(cell);
    return cell;
  });
}

function limitCells(machine: Machine, layout: Layout, limit: number): LimitCells {
  const { scope } = itemAt(machine.constraints.down, limit);
  const own = itemAt(layout.down, limit);
  const groups = new Map<number, DownGroup>();
  const groupOf = (cell: number): DownGroup | null => {
    const number = intAt(own.of, cell);
    if (number < 0) return null;
    const group = groups.get(number) ?? {
      limit,
      number,
      stage: scope.kind === 'stage' ? scope.stage : -1,
      forward: intAt(own.forward, number),
      rollback: intAt(own.rollback, number),
      down: 0,
      pledged: 0,
      asked: 0,
      raised: false,
    };
    groups.set(number, group);
    return group;
  };
  if (own.counts === null) return { groupOf, nodeOf: null };
  const { of } = nodesOf(layout, own.counts);
  const nodes = new Map<number, CountedNode>();
  const nodeOf = (cell: number): CountedNode | null => {
    const number = intAt(of, cell);
    const group = groupOf(cell);
    if (number < 0 || group === null) return null;
    const node = nodes.get(number) ?? { group, down: 0, pledged: false, asked: false };
    nodes.set(number, node);
    return node;
  };
  return { groupOf, nodeOf };
}
