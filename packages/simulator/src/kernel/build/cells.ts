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
  const hasSurge = machine.constraints.surge.length > 0;
  const cells: Cell[] = [];
  for (let index = 0; index < table.count; index++) {
    const cell: Cell = {
      index,
      first: intAt(table.first, index),
      servers: intAt(table.servers, index),
      load: numberAt(table.load, index),
      groups: [],
      nodes: [],
      surges: hasSurge ? [] : NO_SURGES,
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
  machine.constraints.down.forEach((_, limit) => {
    addLimit(machine, layout, limit, cells);
  });
  return cells;
}

const NO_SURGES: SurgeGroup[] = [];

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
      cell.surges.push(group);
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

/** The groups of a limit on servers, or the nodes of one that counts nodes, are told to the cells in them. */
function addLimit(machine: Machine, layout: Layout, limit: number, cells: readonly Cell[]): void {
  const { scope, watched } = itemAt(machine.constraints.down, limit);
  const own = itemAt(layout.down, limit);
  const nodeOf = own.counts === null ? null : nodesOf(layout, own.counts).of;
  const groups = new Map<number, DownGroup>();
  const nodes = new Map<number, CountedNode>();
  for (const cell of cells) {
    const number = intAt(own.of, cell.index);
    if (number < 0) continue;
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
    if (nodeOf === null) {
      cell.groups.push(group);
      continue;
    }
    const counted = intAt(nodeOf, cell.index);
    if (counted < 0) continue;
    let node = nodes.get(counted);
    if (node === undefined) {
      node = { group, down: 0, pledged: false, asked: false };
      nodes.set(counted, node);
    }
    cell.nodes.push(node);
  }
}
