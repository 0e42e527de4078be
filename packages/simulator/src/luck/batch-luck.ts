/** How long a batch takes that is deployed, reverted or repaired, and which of its servers fail. */
import { type AttemptTimes, attemptTimes, greatestOf } from '../distributions/index.ts';
import { openSubstreamAt } from '../random/draw.ts';
import { type AttemptLaw, type AttemptRecorder, emptySlots, makeAttempts, makeAttemptsOfOne } from './attempts.ts';
import { certainTime, type DrawGround } from './draw-ground.ts';
import { type BatchSlots, fillSlots, type ItemOfCell, itemsAt, spreadFailed } from './items.ts';
import { lawIn } from './laws.ts';
import type { Luck } from './luck.ts';
import { markForced, openStep, prepareNodeFailures } from './node-failures.ts';
import { openUnit, type UnitStreams, unitStreams } from './unit-streams.ts';

/** How batches are drawn, for whoever wants to see their servers one by one. */
export interface Attempts {
  /** Hears of the attempts of every batch that is asked for while it is set. */
  recorder: AttemptRecorder | null;
  /** For each cell of the batch that was asked for last, the slot in which its items were counted. */
  readonly slotOf: Int32Array;
  readonly deployTimes: AttemptTimes;
  readonly revertTimes: AttemptTimes;
}

export interface BatchLuck extends Pick<Luck, 'batch' | 'revert' | 'repair'> {
  readonly attempts: Attempts;
}

/** What the three have in common. */
interface Batches {
  readonly ground: DrawGround;
  readonly units: UnitStreams;
  readonly batchSlots: BatchSlots;
  readonly attempts: Attempts;
}

export function batchLuck(ground: DrawGround): BatchLuck {
  const { machine, layout, laws } = ground;
  const { deploy, rollback, repair } = machine.numbers;
  const deployItems = itemsAt(layout, deploy.per);
  const revertItems = itemsAt(layout, rollback.per);
  const repairItems = repair === null ? null : itemsAt(layout, repair.per);
  const batchSlots = slotsFor(layout.cells.count, [deployItems, revertItems, repairItems]);
  const failedTakes = deploy.failedTakes === null ? null : lawIn(laws, deploy.failedTakes);
  const attempts: Attempts = {
    recorder: null,
    slotOf: batchSlots.slotOf,
    deployTimes: attemptTimes(lawIn(laws, deploy.takes), failedTakes, deploy.readyAfter),
    revertTimes: attemptTimes(lawIn(laws, rollback.takes), null),
  };
  const batches = { ground, units: unitStreams(ground), batchSlots, attempts };
  return {
    attempts,
    batch: deployed(batches, deployItems),
    revert: reverted(batches, revertItems),
    repair: repaired(batches, repairItems),
  };
}

function deployed({ ground, units, batchSlots, attempts }: Batches, items: ItemOfCell): Luck['batch'] {
  const { machine, layout, source, outcome } = ground;
  const { deploy } = machine.numbers;
  const { slots, cellOf } = batchSlots;
  const { kindOf, chances, above } = layout.failures;
  const law: AttemptLaw = { times: attempts.deployTimes, attempts: deploy.retries + 1 };
  const canFail = above.length > 0 || chances.some((chance) => chance > 0);
  const certain = canFail ? -1 : certainTime(lawIn(ground.laws, deploy.takes), deploy.readyAfter);
  const failures = prepareNodeFailures(machine, layout, ground.key);
  let forcedStep = 0;
  const force = (attempt: number): void =>
    markForced(failures, forcedStep, ground.trial, attempt, cellOf, slots.count, slots.forced);
  const anyForced = failures.levels.length > 0 ? force : null;
  const chanceOf = (cell: number): number => chances[kindOf[cell] as number] as number; // in range: an entry a cell
  return (step, unit, ordinal, attempt, cells, servers, count) => {
    // A draw whose outcome is certain is not made.
    if (certain >= 0 && attempts.recorder === null) {
      outcome.failed.fill(0, 0, count);
      return certain;
    }
    openUnit(ground, units, units.deploy, step, unit, ordinal);
    // What is tried again after an outage has a luck of its own.
    if (attempt > 1) openSubstreamAt(source, source.high, source.low, attempt, 0);
    if (count === 1 && anyForced === null && attempts.recorder === null) {
      const own = servers[0] as number; // in range: `count` is 1
      const chance = chanceOf(cells[0] as number); // as above
      const time = makeAttemptsOfOne(law, attempt, items === null ? own : 1, chance, slots, source);
      const left = slots.left[0] as number; // in range: just set
      outcome.failed[0] = items === null || left === 0 ? left : own;
      return Math.ceil(time);
    }
    fillSlots(batchSlots, items, cells, servers, count);
    for (let i = 0; i < slots.count; i++) slots.chance[i] = chanceOf(cellOf[i] as number); // in range: an entry a slot
    if (anyForced !== null) {
      forcedStep = step;
      openStep(failures, machine, layout, step);
    }
    const time = makeAttempts(law, attempt, slots, source, anyForced, attempts.recorder);
    spreadFailed(batchSlots, items, servers, count, outcome.failed);
    return Math.ceil(time);
  };
}

function reverted({ ground, units, batchSlots, attempts }: Batches, items: ItemOfCell): Luck['revert'] {
  const { machine, laws, source, outcome } = ground;
  const { rollback } = machine.numbers;
  const { slots } = batchSlots;
  const law: AttemptLaw = { times: attempts.revertTimes, attempts: 1 };
  const certain = rollback.fails > 0 ? -1 : certainTime(lawIn(laws, rollback.takes));
  return (step, unit, ordinal, cells, servers, count) => {
    if (certain >= 0 && attempts.recorder === null) {
      outcome.failed.fill(0, 0, count);
      return certain;
    }
    openUnit(ground, units, units.revert, step, unit, ordinal);
    fillSlots(batchSlots, items, cells, servers, count);
    slots.chance.fill(rollback.fails, 0, slots.count);
    const time = makeAttempts(law, 1, slots, source, null, attempts.recorder);
    spreadFailed(batchSlots, items, servers, count, outcome.failed);
    return Math.ceil(time);
  };
}

function repaired({ ground, units, batchSlots }: Batches, items: ItemOfCell): Luck['repair'] {
  const { machine, laws, source } = ground;
  const { repair } = machine.numbers;
  if (repair === null) return () => Number.POSITIVE_INFINITY;
  const { slots } = batchSlots;
  const law = lawIn(laws, repair.takes);
  return (reverting, step, unit, ordinal, cells, servers, count) => {
    openUnit(ground, units, reverting ? units.repairReverting : units.repair, step, unit, ordinal);
    fillSlots(batchSlots, items, cells, servers, count);
    let left = 0;
    for (let i = 0; i < slots.count; i++) left += slots.left[i] as number; // in range: as many as `count`
    return Math.ceil(greatestOf(law, left, source));
  };
}

function slotsFor(cells: number, tables: readonly ItemOfCell[]): BatchSlots {
  const items = tables.reduce(
    (most, table) => (table === null ? most : table.reduce((a, b) => Math.max(a, b + 1), most)),
    0,
  );
  return {
    slots: emptySlots(cells),
    cellOf: new Int32Array(cells),
    slotOf: new Int32Array(cells),
    seenIn: new Int32Array(items),
    slotOfItem: new Int32Array(items),
    batch: 0,
  };
}
