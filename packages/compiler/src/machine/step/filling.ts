/** What a batch that deploys would be made of. */
import { floorOfShare } from '@rollout/language';
import { at } from '../layout/at.ts';
import type { DeployUnit } from '../layout/layout.ts';
import type { BatchState, Part } from '../state.ts';
import type { DeployStep } from '../steps.ts';
import { type RoomBeside, roomBeside } from './beside.ts';
import { isClosed } from './calendar.ts';
import { leftToStart } from './left-to-start.ts';
import { type Load, type Room, roomOf } from './room.ts';
import { layoutOfDeployUnit, type Round, type UnitRef } from './round.ts';
import { standingOf } from './standing.ts';

/** `starting`: servers that count for the rate limits. */
export interface Filling {
  readonly parts: readonly Part[];
  readonly spared: BatchState['spared'];
  readonly starting: number;
}

/** What is filled from: `left` has one entry for each of the unit's. */
interface Source {
  readonly step: DeployStep;
  readonly unit: DeployUnit;
  readonly left: readonly number[];
  /** Whether nothing may start in a cell: it is lost, or closed. */
  readonly isBarred: (cell: number) => boolean;
  readonly room: Room;
  readonly beside: RoomBeside;
}

/** The unit's next batch, or first one; without parts if nothing fits. */
export function nextBatch(round: Round, ref: UnitRef): Filling {
  const step = at(round.machine.steps, ref.step);
  if (step.kind !== 'deploy') throw new Error(`step ${ref.step} does not deploy`);
  const unit = layoutOfDeployUnit(round, ref);
  const { lost } = standingOf(round);
  const source: Source = {
    step,
    unit,
    left: leftToStart(round, ref),
    isBarred: (cell) => at(lost, cell) || isClosed(round, step.stage, cell),
    room: roomOf(round, step.stage, 'forward'),
    beside: roomBeside(round, step.stage),
  };
  if (unit.items !== null) return fillWithItems(source, unit.items);
  return unit.rolling === null ? fillWithServers(source) : fillWithOne(source);
}

function sizeOf({ step: { batch }, unit }: Source): number {
  if (unit.rolling !== null) return 1;
  if (batch.kind === 'count') return batch.servers;
  if (batch.kind === 'share') return Math.max(1, floorOfShare(batch.share, unit.servers));
  return Number.POSITIVE_INFINITY;
}

function fillWithServers(source: Source): Filling {
  const { step, unit, left, isBarred, room, beside } = source;
  const size = sizeOf(source);
  const domains = unit.entries.filter((_, index) => at(left, index) > 0).map(({ domain }) => domain);
  const domain = Math.min(...domains);
  const parts: Part[] = [];
  let servers = 0;
  unit.entries.forEach((entry, index) => {
    if (entry.domain !== domain || isBarred(entry.cell)) return;
    const most = Math.min(at(left, index), size - servers, room.rate);
    const count = step.green ? beside.fit(entry.cell, most) : room.fit(entry.cell, most, (k) => k);
    if (count <= 0) return;
    if (step.green) beside.take(entry.cell, count);
    else room.take({ cell: entry.cell, servers: count, raise: count });
    room.rate -= count;
    servers += count;
    parts.push({ entry: index, cell: entry.cell, servers: count, surged: step.green ? count : 0 });
  });
  return { parts, spared: [], starting: servers };
}

/** The first server that may start: in the place of its old one if there is room for that, else beside it. */
function fillWithOne({ step, unit, left, isBarred, room, beside }: Source): Filling {
  if (room.rate >= 1) {
    for (const [entry, { cell }] of unit.entries.entries()) {
      if (at(left, entry) <= 0 || isBarred(cell)) continue;
      const isInPlace = !step.green && room.fit(cell, 1, (k) => k) === 1;
      const mayStand = step.green || beside.isBounded(cell);
      if (!isInPlace && !(mayStand && beside.fit(cell, 1) === 1)) continue;
      return { parts: [{ entry, cell, servers: 1, surged: isInPlace ? 0 : 1 }], spared: [], starting: 1 };
    }
  }
  return { parts: [], spared: [], starting: 0 };
}

function fillWithItems(source: Source, items: NonNullable<DeployUnit['items']>): Filling {
  const { step, unit, left, isBarred, room, beside } = source;
  const size = sizeOf(source);
  const parts: Part[] = [];
  const spared: BatchState['spared'][number][] = [];
  let servers = 0;
  let starting = 0;
  for (const item of items) {
    const mine = item.entries
      .map((entry): Part => {
        const count = at(left, entry);
        return { entry, cell: at(unit.entries, entry).cell, servers: count, surged: step.green ? count : 0 };
      })
      .filter((part) => part.servers > 0);
    const count = mine.reduce((sum, part) => sum + part.servers, 0);
    // One item may be larger than the batch, but not than what is left of one that has begun to fill.
    const tooLarge = servers > 0 && servers + count > size;
    if (count === 0 || tooLarge || room.rate < 1 || mine.some(({ cell }) => isBarred(cell))) continue;
    const loads = mine.map((part): Load => ({ ...part, raise: part.servers }));
    const saved = step.green ? beside.takeItem(loads) : room.takeItem(loads);
    if (saved === null) continue;
    const counted = Math.min(count, room.rate);
    room.rate -= counted;
    starting += counted;
    servers += count;
    parts.push(...mine);
    spared.push(...saved);
  }
  return { parts, spared, starting };
}
