/** Makes a kernel's state from a machine: once, for as many trials as may be. */
import { type Layout, type Machine, nodesOf, openedCalendar } from '@rollout/compiler';
import type { Luck } from '../../luck/luck.ts';
import { shapeOfRecord } from '../../record.ts';
import { noteCrowds } from '../crowds.ts';
import { itemAt } from '../elements.ts';
import { createHeap } from '../heap.ts';
import { createIntSpace } from '../int-space.ts';
import { createWidening } from '../levers/widening.ts';
import { LEVER_BACK_ENDS, PLAN_TIMES_OUT, ROLLBACK_IN_ENDS, WAKES } from '../slot-kinds.ts';
import type { Batch, InHand, Kernel, Step, Unit } from '../state/index.ts';
import { buildAreas, buildServices, requestsMeter } from './areas.ts';
import { buildRules } from './calendar.ts';
import { addSurgeLimits, buildBugs, buildCells } from './cells.ts';
import { buildConstraints } from './constraints.ts';
import { buildIncidents, buildOutages } from './outages.ts';
import { audienceOf, hasPeople } from './people.ts';
import { buildRooms } from './rooms.ts';
import { addSlot, emptySlotTable } from './slots.ts';
import { buildStages, buildWatches } from './stages.ts';
import { addStep, joinRetirements } from './steps.ts';

export function buildKernel(machine: Machine, layout: Layout, luck: Luck): Kernel {
  const slots = emptySlotTable();
  const bugs = buildBugs(machine, layout, slots);
  const areas = buildAreas(machine, layout);
  const services = buildServices(machine, layout, areas);
  const cells = buildCells(machine, layout, bugs, areas, services);
  const surgeGroups = addSurgeLimits(machine, layout, cells);
  const constraints = buildConstraints(machine, layout);
  const rules = buildRules(layout);
  const stages = buildStages(machine, layout, slots);
  const units: Unit[] = [];
  const batches: Batch[] = [];
  const steps: Step[] = [];
  const addresses = new Map<string, number>();
  const ints = createIntSpace();
  const ground = { machine, layout, cells, stages, rules, constraints, slots, units, batches, addresses, ints };
  machine.steps.forEach((_, index) => {
    addStep(ground, steps, index);
  });
  joinRetirements(steps);
  noteCrowds(steps, units);
  buildRooms(machine, units);
  for (const order of constraints.orders) order.left.set(order.atStart);
  const watches = buildWatches(machine, slots);
  for (const watch of watches) if (watch.stage !== null) itemAt(stages, watch.stage).watches.push(watch);
  const outages = buildOutages(machine, layout, cells, slots);
  const incidents = buildIncidents(machine, layout, cells, slots);
  const leverBackSlot = addSlot(slots, LEVER_BACK_ENDS, 0);
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
    incidents,
    surgeGroups,
    areas,
    services,
    hourly: services.filter(({ profile }) => profile !== null),
    audience: audienceOf(machine),
    release: createWidening(),
    flags: machine.flags.map(createWidening),
    calendar: openedCalendar(layout)?.calendar ?? null,
    rules,
    wakes:
      constraints.rates.length > 0 ||
      constraints.exclusions.some(({ apart }) => apart !== null) ||
      layout.calendar !== null,
    requests: requestsMeter(machine),
    asksConfidence: machine.steps.some(({ kind }) => kind === 'confidence'),
    hasBeside: steps.some(({ own, units: [first] }) => first?.rolling === true || (own.kind === 'deploy' && own.green)),
    hasLoads: areas.length + services.length > 0,
    doneNodes: layout.showingLevels.map((level) => new Uint8Array(nodesOf(layout, level).count)),
    heap,
    kindOf: Uint8Array.from(slots.kinds),
    indexOf: Int32Array.from(slots.indices),
    batches,
    ints,
    inHand: createInHand(units),
    rollbackInSlot,
    leverBackSlot,
    planTimeoutSlot,
    wakeSlot,
    log: null,
    changes: null,
    standing: null,
    cellWatch: null,
    histories: null,
    versions: null,
    lands: 0,
    now: 0,
    round: 0,
    course: 'forward',
    turn: null,
    noReturn: false,
    returning: [],
    returnBegun: false,
    removed: false,
    outcome: 'completed',
    cause: null,
    turnedBy: null,
    again: false,
    working: 0,
    acting: 0,
    retiring: 0,
    down: 0,
    beside: 0,
    most: layout.servers,
    fewest: layout.servers,
    nextOpening: Number.POSITIVE_INFINITY,
    ratesStale: false,
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
    closed: [],
    asking: [],
    staleGroups: [],
    staleAreas: [],
    looks: [],
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
    hasPeople: hasPeople(machine),
    isReaching: false,
    falseAlarms: 0,
    failedServers: 0,
    planFailuresRaised: false,
    busyCount: new Int32Array(layout.sources.length),
    busySince: new Float64Array(layout.sources.length),
    busyBefore: new Float64Array(layout.sources.length),
  };
}

function createInHand(units: readonly Unit[]): InHand {
  const most = units.reduce((longest, { entries }) => Math.max(longest, entries.length), 0);
  return {
    broken: new Int32Array(most),
    fresh: new Int32Array(most),
    beside: new Int32Array(most),
    failed: new Int32Array(most),
  };
}
