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
import type { Batch, InHand, Kernel, KernelParts, Step, Unit } from '../state/index.ts';
import { buildAreas, buildServices, requestsMeter } from './areas.ts';
import { buildRules } from './calendar.ts';
import { addSurgeLimits, buildBugs, buildCells } from './cells.ts';
import { buildConstraints, type ConstraintTable } from './constraints.ts';
import { buildIncidents, buildOutages } from './outages.ts';
import { audienceOf, hasPeople } from './people.ts';
import { buildRooms } from './rooms.ts';
import { NOBODY, runState } from './run-state.ts';
import { addSlot, emptySlotTable, type SlotTable } from './slots.ts';
import { buildStages, buildWatches } from './stages.ts';
import { addStep, joinRetirements } from './steps.ts';
import type { Ground } from './units.ts';

export function buildKernel(machine: Machine, layout: Layout, luck: Luck): Kernel {
  const addresses = new Map<string, number>();
  const parts = buildParts(machine, layout, luck, addresses);
  return { ...parts, ...NOBODY, ...runState(parts, addresses.size) };
}

/** Fills `addresses`, by which units are numbered. */
function buildParts(machine: Machine, layout: Layout, luck: Luck, addresses: Map<string, number>): KernelParts {
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
  const ints = createIntSpace();
  const ground = { machine, layout, cells, stages, rules, constraints, slots, units, batches, addresses, ints };
  const steps = buildSteps(ground);
  for (const order of constraints.orders) order.left.set(order.atStart);
  buildRooms(machine, units);
  const watches = buildWatches(machine, slots);
  for (const watch of watches) if (watch.stage !== null) itemAt(stages, watch.stage).watches.push(watch);
  const outages = buildOutages(machine, layout, cells, slots);
  const incidents = buildIncidents(machine, layout, cells, slots);
  return {
    machine,
    layout,
    luck,
    shape: shapeOfRecord(machine),
    cells,
    bugs,
    ...limitsIn(constraints),
    surgeGroups,
    rules,
    units,
    inHand: createInHand(units),
    batches,
    ints,
    steps,
    stages,
    watches,
    planWatches: watches.filter((watch) => watch.stage === null),
    outages,
    incidents,
    areas,
    services,
    hourly: services.filter(({ profile }) => profile !== null),
    requests: requestsMeter(machine),
    audience: audienceOf(machine),
    release: createWidening(),
    flags: machine.flags.map(createWidening),
    calendar: openedCalendar(layout)?.calendar ?? null,
    doneNodes: layout.showingLevels.map((level) => new Uint8Array(nodesOf(layout, level).count)),
    wakes: layout.calendar !== null || mayWake(constraints),
    asksConfidence: machine.steps.some(({ kind }) => kind === 'confidence'),
    hasPeople: hasPeople(machine),
    hasBeside: steps.some(({ own, units: [first] }) => first?.rolling === true || (own.kind === 'deploy' && own.green)),
    hasLoads: areas.length + services.length > 0,
    ...slotsOfPlan(slots),
    // When all that has slots has its own.
    ...heapOf(slots),
  };
}

function buildSteps(ground: Ground): Step[] {
  const steps: Step[] = [];
  ground.machine.steps.forEach((_, index) => {
    addStep(ground, steps, index);
  });
  joinRetirements(steps);
  noteCrowds(steps, ground.units);
  return steps;
}

function limitsIn(constraints: ConstraintTable) {
  const { exclusionGroups, exclusions, pieces, laneGroups, lanes, orders, rates } = constraints;
  const aparts = exclusions.flatMap(({ apart }) => (apart === null ? [] : [apart]));
  return { exclusionGroups, pieces, laneGroups, lanes, orders, rates, aparts };
}

/** Whether a limit may let something start by itself, as time goes by. */
function mayWake({ rates, exclusions }: ConstraintTable): boolean {
  return rates.length > 0 || exclusions.some(({ apart }) => apart !== null);
}

function slotsOfPlan(slots: SlotTable) {
  return {
    leverBackSlot: addSlot(slots, LEVER_BACK_ENDS, 0),
    rollbackInSlot: addSlot(slots, ROLLBACK_IN_ENDS, 0),
    planTimeoutSlot: addSlot(slots, PLAN_TIMES_OUT, 0),
    wakeSlot: addSlot(slots, WAKES, 0),
  };
}

function heapOf({ kinds, indices, orders }: SlotTable) {
  const heap = createHeap(kinds.length);
  heap.order.set(orders);
  return { heap, kindOf: Uint8Array.from(kinds), indexOf: Int32Array.from(indices) };
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
