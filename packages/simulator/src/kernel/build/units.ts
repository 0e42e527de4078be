/** Steps and their units. */
import { type DeployUnit, type EachUnit, type Layout, type Machine, nodesOf, type UnitItem } from '@rollout/compiler';
import { floorOfShare } from '@rollout/language';
import { itemAt } from '../elements.ts';
import type { Batch, DownGroup } from '../limits.ts';
import { ACT_ENDS, BATCH_ENDS, GATE_ENDS, REVERT_ENDS, WAIT_ENDS } from '../slot-kinds.ts';
import type { Cell, Entry, Item, Stage, Step, Unit } from '../state.ts';
import { type ConstraintTable, claimsOf } from './constraints.ts';
import { addSlot, type SlotTable } from './slots.ts';

/** What steps are built of. */
export interface Ground {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly cells: readonly Cell[];
  readonly stages: readonly Stage[];
  readonly constraints: ConstraintTable;
  readonly slots: SlotTable;
  /** All units so far, and the numbers of their addresses. */
  readonly units: Unit[];
  readonly addresses: Map<string, number>;
}

const SLOT_KIND = { wait: WAIT_ENDS, gate: GATE_ENDS, act: ACT_ENDS } as const;

/** Adds a step to `steps`: those in whose blocks it stands are there already. */
export function addStep(ground: Ground, steps: Step[], index: number): void {
  const { machine, layout, stages, slots } = ground;
  const own = itemAt(machine.steps, index);
  const laid = itemAt(layout.steps, index);
  const within = laid.within === null ? null : itemAt(itemAt(steps, laid.within.step).units, laid.within.unit);
  const done = laid.kind === 'deploy' ? laid.done : [];
  const stage = itemAt(stages, own.stage);
  const step: Step = {
    index,
    kind: own.kind,
    stage,
    next: own.next ?? -1,
    wayBack: laid.wayBack ?? -1,
    within,
    source: laid.source,
    check: own.kind === 'gate' ? own.check : -1,
    units: [],
    doneNodes: done.map(({ nodes }) => nodes),
    doneServers: done.map(({ servers }) => servers),
    doneLeft: done.map(({ servers }) => Int32Array.from(servers)),
    slot: own.kind === 'deploy' || own.kind === 'each' ? -1 : addSlot(slots, SLOT_KIND[own.kind], index),
    phase: 'idle',
    touched: false,
    runs: 0,
    unitsRunning: 0,
    unitsEnded: 0,
    firstWaiting: 0,
    backTo: -1,
    actFailed: false,
  };
  steps.push(step);
  if (own.kind === 'wait' || own.kind === 'gate') stage.bakes.push(step);
  if (own.kind === 'deploy' && laid.kind === 'deploy') {
    const sizeOf = ({ servers }: DeployUnit): number => {
      if (own.batch.kind === 'count') return own.batch.servers;
      if (own.batch.kind === 'share') return Math.max(1, floorOfShare(own.batch.share, servers));
      return Number.POSITIVE_INFINITY;
    };
    const places = placesOf(ground.layout, step);
    laid.units.forEach((unit, position) => {
      const added = addUnit(ground, step, own.parallel, position, unit, unit, sizeOf(unit), -1);
      addEntries(ground, added, unit, places);
    });
    for (let around = within; around !== null; around = around.step.within) around.inner.push(step);
  }
  if (own.kind === 'each' && laid.kind === 'each') {
    laid.units.forEach((unit, position) => {
      addUnit(ground, step, own.parallel, position, unit, null, 0, itemAt(own.units, position).entry);
    });
  }
}

function addUnit(
  ground: Ground,
  step: Step,
  parallel: readonly number[],
  index: number,
  touches: DeployUnit | EachUnit,
  deploys: DeployUnit | null,
  size: number,
  entry: number,
): Unit {
  const { constraints, slots, units, addresses } = ground;
  const number = units.length;
  const entries: Entry[] = [];
  const address = deploys?.address ?? '';
  if (!addresses.has(address)) addresses.set(address, addresses.size);
  const claims = claimsOf(constraints, touches.exclusions, step.within);
  const unit: Unit = {
    step,
    index,
    number,
    entries,
    items: null,
    revertItems: null,
    servers: deploys?.servers ?? 0,
    size,
    address: addresses.get(address) ?? 0,
    entry,
    claims,
    aparts: touches.exclusions.flatMap((pieces, exclusion) => {
      const { apart } = itemAt(constraints.exclusions, exclusion);
      return pieces.length > 0 && apart !== null ? [apart] : [];
    }),
    lanes: touches.parallel.flatMap((nodes, limit) =>
      nodes.map((node) => itemAt(constraints.parallel, limit).lane(node)),
    ),
    orders: touches.orderings.flatMap((sets, order) =>
      sets.map(({ set, group }) => ({ order: itemAt(constraints.orders, order), set, group })),
    ),
    inner: [],
    ...groupOf(parallel, index),
    commonGroups: [],
    batch: batchFor(deploys?.entries.length ?? 0),
    slot: deploys === null ? -1 : addSlot(slots, BATCH_ENDS, number),
    revertSlot: deploys === null ? -1 : addSlot(slots, REVERT_ENDS, number),
    phase: 'waiting',
    touched: false,
    untried: deploys?.servers ?? 0,
    cursor: 0,
    batches: 0,
    reverts: 0,
    endedIn: -1,
    reverting: false,
    toRevert: 0,
  };
  units.push(unit);
  step.units.push(unit);
  return unit;
}

function addEntries({ cells, constraints }: Ground, unit: Unit, deploys: DeployUnit, places: readonly Places[]): void {
  deploys.entries.forEach(({ cell: index, servers, domain }, position) => {
    const cell = itemAt(cells, index);
    const entry: Entry = {
      unit,
      position,
      cell,
      servers,
      domain,
      doneAt: places.length === 0 ? NOWHERE : doneAt(places, index),
      tried: 0,
      fresh: 0,
      failed: 0,
      stuck: 0,
      raise: 0,
    };
    unit.entries.push(entry);
    cell.entries.push(entry);
    for (const order of constraints.orders) {
      const place = order.placeOf[index] ?? -1;
      if (place >= 0) order.atStart[place] = (order.atStart[place] ?? 0) + servers;
    }
  });
  unit.items = itemsOf(unit, deploys.items);
  unit.revertItems = itemsOf(unit, deploys.revertItems);
  unit.commonGroups.push(...commonGroups(unit.entries));
}

const NOWHERE = new Int32Array(0);

function doneAt(places: readonly Places[], cell: number): Int32Array {
  return Int32Array.from(places, ({ of, placeOf }) => placeOf.get(of[cell] ?? -1) ?? -1);
}

/** Of one showing level: for each cell its node, for each node that a step touches its place in the step's table. */
interface Places {
  readonly of: Int32Array;
  readonly placeOf: ReadonlyMap<number, number>;
}

function placesOf(layout: Layout, { doneNodes }: Step): Places[] {
  return layout.showingLevels.map((level, index) => ({
    of: nodesOf(layout, level).of,
    placeOf: new Map(itemAt(doneNodes, index).map((node, place) => [node, place])),
  }));
}

function itemsOf({ entries }: Unit, items: readonly UnitItem[] | null): readonly Item[] | null {
  if (items === null) return null;
  return items.map((item) => ({ entries: item.entries.map((entry) => itemAt(entries, entry)), servers: item.servers }));
}

/** `parallel 1, 2, 4`: each number but the last is a group that ends before the next begins; the last is a limit for the rest. */
function groupOf(parallel: readonly number[], index: number): { after: number; most: number } {
  let after = 0;
  for (const size of parallel.slice(0, -1)) {
    if (index < after + size) return { after, most: size };
    after += size;
  }
  return { after, most: parallel.at(-1) ?? Number.POSITIVE_INFINITY };
}

/** Groups of limits on servers that every entry is in. */
function commonGroups(entries: readonly Entry[]): DownGroup[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  return first.cell.groups.filter((group) => others.every(({ cell }) => cell.groups.includes(group)));
}

function batchFor(entries: number): Batch {
  return {
    cells: new Int32Array(entries),
    servers: new Int32Array(entries),
    failed: new Int32Array(entries),
    cellCount: 0,
    entries: new Int32Array(entries),
    shares: new Int32Array(entries),
    brokenShares: new Int32Array(entries),
    failedParts: new Int32Array(entries),
    count: 0,
    total: 0,
    starting: 0,
    spared: [],
    running: false,
    reverting: false,
    ordinal: 0,
    luckOrdinal: 0,
    attempt: 1,
    state: 'running',
  };
}
