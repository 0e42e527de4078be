/** Units of a step, and their entries. */
import { type DeployUnit, type EachUnit, type Layout, type Machine, nodesOf, type UnitItem } from '@rollout/compiler';
import { itemAt } from '../elements.ts';
import { type IntSpace, takeInts } from '../int-space.ts';
import type { DownGroup } from '../limits.ts';
import { createBatch, orderOf } from '../rolling-batches.ts';
import { BATCH_ENDS, REVERT_ENDS } from '../slot-kinds.ts';
import type { Batch, Cell, Entry, Item, Rule, Stage, Step, Unit } from '../state/index.ts';
import { createSurging, NEVER_SURGES } from '../surging.ts';
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
  readonly ints: IntSpace;
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
  const { constraints, slots, units, batches, addresses, ints } = ground;
  const number = units.length;
  const rolling = deploys !== null && deploys.rolling !== null;
  const address = deploys?.address ?? '';
  if (!addresses.has(address)) addresses.set(address, addresses.size);
  const claims = claimsOf(constraints, touches.exclusions, step.within);
  const bare: Omit<Unit, 'batch'> = {
    step,
    index,
    number,
    entries: [],
    items: null,
    revertItems: null,
    servers: deploys?.servers ?? 0,
    size,
    rolling,
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
    surging: rolling ? createSurging('unit') : NEVER_SURGES,
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
    batch: createBatch(ints, bare as Unit, deploys?.entries.length ?? 0, slot, revertSlot),
  });
  if (deploys !== null) batches.push(unit.batch);
  units.push(unit);
  step.units.push(unit);
  return unit;
}

export function addEntries(
  { cells, constraints, ints }: Ground,
  unit: Unit,
  deploys: DeployUnit,
  places: readonly Places[],
): void {
  unit.entries = deploys.entries.map(({ cell: index, servers, domain }, position): Entry => {
    const cell = itemAt(cells, index);
    const entry: Entry = {
      unit,
      position,
      cell,
      servers,
      domain,
      doneAt: doneAt(ints, places, index),
      tried: 0,
      busy: 0,
      fresh: 0,
      failed: 0,
      kept: 0,
      stuck: 0,
      surging: unit.rolling ? createSurging('entry') : NEVER_SURGES,
      raise: 0,
    };
    // A list of one takes less than one that has begun to grow.
    if (cell.entries.length === 0) cell.entries = [entry];
    else cell.entries.push(entry);
    for (const order of constraints.orders) {
      const place = order.placeOf[index] ?? -1;
      if (place >= 0) order.atStart[place] = (order.atStart[place] ?? 0) + servers;
    }
    return entry;
  });
  unit.items = itemsOf(unit, deploys.items);
  unit.revertItems = itemsOf(unit, deploys.revertItems);
  unit.commonGroups = commonGroups(unit.entries);
}

function doneAt(ints: IntSpace, places: readonly Places[], cell: number): Int32Array {
  const own = takeInts(ints, places.length);
  places.forEach(({ of, placeOf }, level) => {
    own[level] = placeOf.get(of[cell] ?? -1) ?? -1;
  });
  return own;
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
function commonGroups(entries: readonly Entry[]): readonly DownGroup[] {
  const [first] = entries;
  if (first === undefined) return [];
  // Most units are a cell, which need not have a list of its own.
  if (entries.length === 1) return first.cell.groups;
  return first.cell.groups.filter((group) => entries.every(({ cell }) => cell.groups.includes(group)));
}
