/** Units of a step, and their entries. */
import { type DeployUnit, type EachUnit, type Layout, type Machine, nodesOf, type UnitItem } from '@rollout/compiler';
import { itemAt } from '../elements.ts';
import type { DownGroup } from '../limits.ts';
import { createBatch, orderOf } from '../rolling-batches.ts';
import { BATCH_ENDS, REVERT_ENDS } from '../slot-kinds.ts';
import type { Batch, Cell, Entry, Item, Rule, Stage, Step, Unit } from '../state/index.ts';
import { createSurging } from '../surging.ts';
import { type ConstraintTable, claimsOf } from './constraints.ts';
import { addSlot, type SlotTable } from './slots.ts';

/** What steps are built of. */
export interface Ground {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly cells: readonly Cell[];
  readonly stages: readonly Stage[];
  readonly rules: readonly Rule[];
  readonly constraints: ConstraintTable;
  readonly slots: SlotTable;
  /** All units so far, and the numbers of their addresses. */
  readonly units: Unit[];
  /** Batches that units can have in progress. */
  readonly batches: Batch[];
  readonly addresses: Map<string, number>;
}

export function addUnit(
  ground: Ground,
  step: Step,
  parallel: readonly number[],
  index: number,
  touches: DeployUnit | EachUnit,
  deploys: DeployUnit | null,
  size: number,
  entry: number,
): Unit {
  const { constraints, slots, units, batches, addresses } = ground;
  const number = units.length;
  const entries: Entry[] = [];
  const address = deploys?.address ?? '';
  if (!addresses.has(address)) addresses.set(address, addresses.size);
  const claims = claimsOf(constraints, touches.exclusions, step.within);
  const bare: Omit<Unit, 'batch'> = {
    step,
    index,
    number,
    entries,
    items: null,
    revertItems: null,
    servers: deploys?.servers ?? 0,
    size,
    rolling: deploys !== null && deploys.rolling !== null,
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
    surging: createSurging('unit'),
    rooms: [],
    everywhere: null,
    spare: [],
    flying: 0,
    kept: 0,
    phase: 'waiting',
    touched: false,
    untried: deploys?.servers ?? 0,
    cursor: 0,
    batches: 0,
    reverts: 0,
    endedIn: -1,
    final: false,
    reverting: false,
    toRevert: 0,
  };
  const slot = deploys === null ? -1 : addSlot(slots, BATCH_ENDS, batches.length, orderOf(bare, 0));
  const revertSlot = deploys === null ? -1 : addSlot(slots, REVERT_ENDS, batches.length, orderOf(bare, 0));
  const unit = Object.assign(bare, {
    // The unit is whole with its batch.
    batch: createBatch(bare as Unit, deploys?.entries.length ?? 0, slot, revertSlot),
  });
  if (deploys !== null) batches.push(unit.batch);
  units.push(unit);
  step.units.push(unit);
  return unit;
}

export function addEntries(
  { cells, constraints }: Ground,
  unit: Unit,
  deploys: DeployUnit,
  places: readonly Places[],
): void {
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
      busy: 0,
      fresh: 0,
      failed: 0,
      kept: 0,
      stuck: 0,
      surging: createSurging('entry'),
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
export interface Places {
  readonly of: Int32Array;
  readonly placeOf: ReadonlyMap<number, number>;
}

export function placesOf(layout: Layout, { doneNodes }: Step): Places[] {
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
