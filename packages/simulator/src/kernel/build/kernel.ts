/** Makes a kernel's state from a machine: once, for as many trials as may be. */
import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import type { Luck } from '../../luck/luck.ts';
import { shapeOfRecord } from '../../record.ts';
import { intAt, itemAt } from '../elements.ts';
import { createHeap } from '../heap.ts';
import {
  ALARM_DUE,
  FALSE_ALARM_DUE,
  OUTAGE_BEGINS,
  OUTAGE_ENDS,
  PLAN_TIMES_OUT,
  ROLLBACK_IN_ENDS,
  STAGE_TIMES_OUT,
  WAKES,
} from '../slot-kinds.ts';
import type { Kernel, OutageNode, Stage, Step, Unit, Watch } from '../state.ts';
import { buildBugs, buildCells } from './cells.ts';
import { buildConstraints } from './constraints.ts';
import { addSlot, emptySlotTable, type SlotTable } from './slots.ts';
import { addStep } from './units.ts';

export function buildKernel(machine: Machine, layout: Layout, luck: Luck): Kernel {
  const slots = emptySlotTable();
  const bugs = buildBugs(machine, layout, slots);
  const cells = buildCells(machine, layout, bugs);
  const constraints = buildConstraints(machine, layout);
  const stages = buildStages(machine, layout, slots);
  const units: Unit[] = [];
  const steps: Step[] = [];
  const addresses = new Map<string, number>();
  const ground = { machine, layout, cells, stages, constraints, slots, units, addresses };
  machine.steps.forEach((_, index) => {
    addStep(ground, steps, index);
  });
  for (const order of constraints.orders) order.left.set(order.atStart);
  const watches = buildWatches(machine, slots);
  for (const watch of watches) if (watch.stage !== null) itemAt(stages, watch.stage).watches.push(watch);
  const outages = buildOutages(machine, layout, cells, slots);
  const rollbackInSlot = addSlot(slots, ROLLBACK_IN_ENDS, 0);
  const planTimeoutSlot = addSlot(slots, PLAN_TIMES_OUT, 0);
  const wakeSlot = addSlot(slots, WAKES, 0);
  const heap = createHeap(slots.kinds.length);
  heap.order.set(slots.orders);
  return {
    machine,
    layout,
    luck,
    shape: shapeOfRecord(machine),
    cells,
    bugs,
    exclusionGroups: constraints.exclusionGroups,
    pieces: constraints.pieces,
    laneGroups: constraints.laneGroups,
    lanes: constraints.lanes,
    orders: constraints.orders,
    rates: constraints.rates,
    units,
    steps,
    stages,
    watches,
    planWatches: watches.filter((watch) => watch.stage === null),
    outages,
    doneNodes: layout.showingLevels.map((level) => new Uint8Array(nodesOf(layout, level).count)),
    heap,
    kindOf: Uint8Array.from(slots.kinds),
    indexOf: Int32Array.from(slots.indices),
    rollbackInSlot,
    planTimeoutSlot,
    wakeSlot,
    log: null,
    changes: null,
    now: 0,
    round: 0,
    course: 'forward',
    turn: null,
    outcome: 'completed',
    cause: null,
    turnedBy: null,
    again: false,
    working: 0,
    acting: 0,
    lasting: 0,
    stagesEnded: 0,
    ending: 0,
    due: new Int32Array(slots.kinds.length),
    dueCount: 0,
    ready: [],
    idle: [],
    open: [],
    flying: [],
    reverting: [],
    repairs: new Map(),
    pauses: new Map(),
    freeSlots: [],
    failedActs: [],
    stuck: [],
    aparts: constraints.exclusions.flatMap(({ apart }) => (apart === null ? [] : [apart])),
    newlyDone: [],
    everDone: [],
    seen: [],
    batchEnded: false,
    touchedCells: [],
    touchedUnits: [],
    touchedSteps: [],
    raisedGroups: [],
    peaks: machine.constraints.down.map(() => ({ nearness: 0, down: 0, group: -1, round: 0 })),
    batchesOf: new Int32Array(addresses.size),
    revertsOf: new Int32Array(addresses.size),
    addresses: [],
    retries: new Map(),
    anyBug: false,
    anyShowing: false,
    anyTaken: false,
    falseAlarms: 0,
    failedServers: 0,
    planFailuresRaised: false,
    busyCount: new Int32Array(layout.sources.length),
    busySince: new Float64Array(layout.sources.length),
    busyBefore: new Float64Array(layout.sources.length),
  };
}

function buildStages(machine: Machine, layout: Layout, slots: SlotTable): Stage[] {
  const stages = machine.stages.map((own, index): Stage => {
    const { last, selected } = itemAt(layout.stages, index);
    return {
      index,
      entry: own.entry,
      last,
      selected,
      followers: [],
      after: own.after.length,
      watches: [],
      timeoutSlot: addSlot(slots, STAGE_TIMES_OUT, index),
      handlers: own.handlers,
      bakes: [],
      startedAt: -1,
      endedAt: -1,
      waitsFor: own.after.length,
      end: 'none',
      endBackTo: -1,
      pauses: 0,
      holds: 0,
      tried: 0,
      failed: 0,
      failuresRaised: false,
      batchEnded: false,
    };
  });
  machine.stages.forEach(({ after }, index) => {
    for (const before of after) itemAt(stages, before).followers.push(itemAt(stages, index));
  });
  return stages;
}

function buildWatches(machine: Machine, slots: SlotTable): Watch[] {
  const bugs = machine.numbers.bugs.length;
  return machine.watches.map(({ check, stage }, index) => ({
    index,
    check,
    stage,
    falseAlarmSlot: addSlot(slots, FALSE_ALARM_DUE, index),
    alarmSlots: machine.numbers.bugs.map((_, bug) => addSlot(slots, ALARM_DUE, index * bugs + bug)),
    on: false,
    begunAt: 0,
    ordinal: 0,
    alarms: [],
  }));
}

function buildOutages(machine: Machine, layout: Layout, cells: Kernel['cells'], slots: SlotTable): OutageNode[] {
  const outages: OutageNode[] = [];
  machine.numbers.outages.forEach(({ level }, outage) => {
    const table = nodesOf(layout, level);
    for (let node = 0; node < table.count; node++) {
      outages.push({
        outage,
        node,
        cells: cells.slice(intAt(table.cellFrom, node), intAt(table.cellTo, node)),
        dueSlot: addSlot(slots, OUTAGE_BEGINS, outages.length),
        endSlot: addSlot(slots, OUTAGE_ENDS, outages.length),
        ordinal: 0,
        lasting: false,
      });
    }
  });
  return outages;
}
