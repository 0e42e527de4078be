/** Cells, the groups of limits that they are in, and the bugs that can show there. */
import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import { byteAt, intAt, itemAt, numberAt } from '../elements.ts';
import type { CountedNode, DownGroup, SurgeGroup } from '../limits.ts';
import { BUG_SURFACES } from '../slot-kinds.ts';
import type { Area, Bug, Cell, LoadGroup, Service } from '../state/index.ts';
import { binOf, createMeter } from './areas.ts';
import { usersAtFirst } from './people.ts';
import { addSlot, type SlotTable } from './slots.ts';

export function buildBugs(plan: Machine, layout: Layout, slots: SlotTable): Bug[] {
  const asked = new Set(plan.steps.flatMap((step) => (step.kind === 'confidence' ? step.bugs : [])));
  return plan.numbers.bugs.map((machine, index) => ({
    ...createMeter(plan, machine.unit === 'requests'),
    index,
    machine,
    cells: [],
    levelOf: itemAt(layout.bugs, index).showings,
    nodes: itemAt(layout.bugs, index).nodes,
    slot: addSlot(slots, BUG_SURFACES, index),
    asked: asked.has(index),
    there: false,
    followed: false,
    changedIn: 0,
    shown: false,
    sure: false,
    shownAt: 0,
    foundIn: -1,
    foundAt: -1,
    foundReach: 0,
    foundUsers: 0,
    foundRings: 0,
    users: 0,
    usersAtFirst: usersAtFirst(plan, layout, index),
    fixed: false,
    met: false,
    mostUsers: 0,
    mostRings: 0,
    endedAt: -1,
    servers: 0,
    reach: 0,
    done: new Int32Array(layout.showingLevels.length),
  }));
}

export function buildCells(
  machine: Machine,
  layout: Layout,
  bugs: readonly Bug[],
  areas: readonly Area[],
  services: readonly Service[],
): Cell[] {
  const { cells: table } = layout;
  const bugsOf = bugsByCell(layout, bugs);
  const limits = machine.constraints.down.map((_, limit) => countedIn(machine, layout, limit));
  const groupsOf = lists(limits, (limit, cell) => limit.group(cell));
  const nodesIn = lists(limits, (limit, cell) => limit.node(cell));
  const cells: Cell[] = [];
  for (let index = 0; index < table.count; index++) {
    const cell: Cell = {
      index,
      first: intAt(table.first, index),
      servers: intAt(table.servers, index),
      load: numberAt(table.load, index),
      groups: groupsOf(index),
      nodes: nodesIn(index),
      surges: NO_SURGES,
      bugs: bugsOf(index),
      entries: [],
      bin: binOf(layout, index),
      area: areas[intAt(layout.areaOf, index)] ?? null,
      loadGroup: loadGroupOf(layout, services, index),
      fresh: 0,
      gone: 0,
      busy: 0,
      failed: 0,
      aside: 0,
      green: 0,
      outages: 0,
      lostIn: 0,
      taken: 0,
      down: 0,
      beside: 0,
      exposed: 0,
      placed: 0,
      old: 0,
      replaced: 0,
      leaving: 0,
      reached: 0,
      arrived: 0,
      touched: false,
    };
    cells.push(cell);
    for (const bug of cell.bugs) bug.cells.push(cell);
  }
  return cells;
}

const NO_SURGES: readonly SurgeGroup[] = [];

/** In which a limit holds that is there to be watched alone: none has that number. */
const NO_STAGE = Number.MAX_SAFE_INTEGER;

function loadGroupOf(layout: Layout, services: readonly Service[], cell: number): LoadGroup | null {
  const service = services[intAt(layout.serviceOf, cell)];
  if (service === undefined) return null;
  return itemAt(service.groups, intAt(itemAt(layout.services, service.index).of, cell));
}

/** The groups of a limit on what stands beside are told to the cells in them. */
export function addSurgeLimits({ constraints }: Machine, layout: Layout, cells: readonly Cell[]): SurgeGroup[] {
  return constraints.surge.flatMap(({ scope }, limit) => {
    const { of, most } = itemAt(layout.surge, limit);
    const groups = new Map<number, SurgeGroup>();
    for (const cell of cells) {
      const number = intAt(of, cell.index);
      if (number < 0) continue;
      const stage = scope.kind === 'stage' ? scope.stage : -1;
      const group = groups.get(number) ?? {
        stage,
        most: intAt(most, number),
        beside: 0,
        pledged: 0,
        asked: 0,
        rooms: [],
      };
      groups.set(number, group);
      // A list of one takes less than one that has grown.
      cell.surges = cell.surges.length === 0 ? [group] : [...cell.surges, group];
    }
    return [...groups.values()];
  });
}

/** Cells where the same bugs can show share one list of them. */
function bugsByCell(layout: Layout, bugs: readonly Bug[]): (cell: number) => readonly Bug[] {
  const scopes = bugs.map(({ index }) => itemAt(layout.bugs, index).scope);
  if (scopes.every((scope) => !scope.includes(0))) return () => bugs;
  const shared = new Map<string, readonly Bug[]>();
  return (cell) => {
    const key = scopes.map((scope) => byteAt(scope, cell)).join();
    const known = shared.get(key) ?? bugs.filter((_, index) => byteAt(itemAt(scopes, index), cell) === 1);
    shared.set(key, known);
    return known;
  };
}

/** What a limit on what is down counts of a cell: its servers in a group, or, of one that counts nodes, the node that it is part of. */
interface CountedIn {
  group(cell: number): DownGroup | null;
  node(cell: number): CountedNode | null;
}

function countedIn(machine: Machine, layout: Layout, limit: number): CountedIn {
  const { scope, watched } = itemAt(machine.constraints.down, limit);
  const own = itemAt(layout.down, limit);
  const nodeOf = own.counts === null ? null : nodesOf(layout, own.counts).of;
  const groups = new Map<number, DownGroup>();
  const nodes = new Map<number, CountedNode>();
  const groupOf = (cell: number): DownGroup | null => {
    const number = intAt(own.of, cell);
    if (number < 0) return null;
    let group = groups.get(number);
    if (group === undefined) {
      group = {
        limit,
        number,
        stage: watched ? NO_STAGE : scope.kind === 'stage' ? scope.stage : -1,
        forward: intAt(own.forward, number),
        rollback: intAt(own.rollback, number),
        down: 0,
        pledged: 0,
        asked: 0,
        raised: false,
        rooms: [],
      };
      groups.set(number, group);
    }
    return group;
  };
  if (nodeOf === null) return { group: groupOf, node: () => null };
  return {
    group: () => null,
    node(cell) {
      const counted = intAt(nodeOf, cell);
      const group = groupOf(cell);
      if (group === null || counted < 0) return null;
      let node = nodes.get(counted);
      if (node === undefined) {
        node = { group, down: 0, pledged: false, asked: false };
        nodes.set(counted, node);
      }
      return node;
    },
  };
}

/** Gives for each cell in turn what the limits count it in. Lists are no longer than what is in them, and cells in a row that are in the same share one. */
function lists<T>(
  limits: readonly CountedIn[],
  of: (limit: CountedIn, cell: number) => T | null,
): (cell: number) => readonly T[] {
  let before: readonly T[] = [];
  return (cell) => {
    const found: T[] = [];
    for (const limit of limits) {
      const one = of(limit, cell);
      if (one !== null) found.push(one);
    }
    if (found.length !== before.length || found.some((one, index) => one !== before[index])) before = found.slice();
    return before;
  };
}
