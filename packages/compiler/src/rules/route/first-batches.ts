/**
 * What a deploying sentence takes down at once: the first batches of the units that go together, filled as `docs/semantics.md` has it
 * ("Batches"), from a fleet in which nothing is down.
 */
import { floorOfShare, type Level } from '@rollout/language';
import type { DeployUnit, DownLayout, Layout } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { DeployStep } from '../../machine/steps.ts';
import type { Beat } from './beats.ts';
import { wavesOf } from './waves.ts';

/** For each wave of units the servers of each cell that its first batches take down. Of a sentence that puts green beside blue: none. */
export function firstBatches(machine: Machine, layout: Layout, beat: Beat): readonly ReadonlyMap<number, number>[] {
  if (beat.kind !== 'deploy') return [];
  const rooms: { readonly room: Room; readonly down: Map<number, number> }[] = [];
  for (const index of beat.steps) {
    const step = machine.steps[index];
    const laid = layout.steps[index];
    if (step?.kind !== 'deploy' || laid?.kind !== 'deploy' || step.green) continue;
    wavesOf(machine, layout, index).forEach((wave, number) => {
      rooms[number] ??= { room: new Room(machine, layout, beat.stage), down: new Map() };
      const together = rooms[number];
      for (const unit of wave) {
        const own = laid.units[unit];
        if (together !== undefined && own !== undefined) fill(step, own, together.room, together.down);
      }
    });
  }
  return rooms.map(({ down }) => down);
}

/** How many servers the first batch of a unit has that goes alone, and how many the step would let it have; Infinity: all that fit. */
export function firstBatchOf(
  machine: Machine,
  layout: Layout,
  step: DeployStep,
  unit: DeployUnit,
): { readonly taken: number; readonly asked: number } {
  const down = new Map<number, number>();
  fill(step, unit, new Room(machine, layout, step.stage), down);
  return { taken: [...down.values()].reduce((sum, servers) => sum + servers, 0), asked: batchOf(step, unit) };
}

function fill(step: DeployStep, unit: DeployUnit, room: Room, down: Map<number, number>): void {
  let left = batchOf(step, unit);
  let isEmpty = true;
  const take = (cell: number, servers: number) => {
    if (servers <= 0) return;
    room.take(cell, servers);
    down.set(cell, (down.get(cell) ?? 0) + servers);
    left -= servers;
    isEmpty = false;
  };
  if (unit.items !== null) {
    // An item counts in full, however much of it fits; a batch takes one that is larger than it.
    for (const { entries, servers } of unit.items) {
      const own = entries.flatMap((entry) => unit.entries[entry] ?? []);
      if (left <= 0 || own.some(({ cell }) => room.left(cell) < 1)) continue;
      if (left < servers && !isEmpty) break;
      for (const entry of own) take(entry.cell, entry.servers);
    }
    return;
  }
  const domain = step.batch.kind === 'upgradeDomain' ? (unit.entries[0]?.domain ?? -1) : -1;
  for (const entry of unit.entries) {
    if (left <= 0 || (domain >= 0 && entry.domain !== domain)) break;
    take(entry.cell, Math.min(entry.servers, left, room.left(entry.cell)));
  }
}

/** Servers of a unit that may be in progress at once, as far as the step says. */
function batchOf({ batch }: DeployStep, { servers, rolling }: DeployUnit): number {
  switch (batch.kind) {
    case 'unbounded':
    case 'upgradeDomain':
      return Infinity;
    case 'count':
      return batch.servers;
    case 'share':
      return Math.max(1, floorOfShare(batch.share, servers));
    case 'rolling':
      return rolling === null || rolling === 0 ? Infinity : rolling;
  }
}

/** What the limits leave. */
class Room {
  private readonly limits: readonly {
    readonly limit: DownLayout;
    readonly used: Map<number, number>;
    readonly nodes: Set<number>;
  }[];

  constructor(
    machine: Machine,
    private readonly layout: Layout,
    stage: number,
  ) {
    this.limits = machine.constraints.down.flatMap(({ scope, watched }, index) => {
      const limit = layout.down[index];
      const binds = !watched && (scope.kind === 'plan' || scope.stage === stage);
      return binds && limit !== undefined ? [{ limit, used: new Map<number, number>(), nodes: new Set<number>() }] : [];
    });
  }

  left(cell: number): number {
    let most = Infinity;
    for (const { limit, used, nodes } of this.limits) {
      const group = limit.of[cell] ?? -1;
      if (group < 0) continue;
      const left = (limit.forward[group] ?? 0) - (used.get(group) ?? 0);
      if (limit.counts === null) most = Math.min(most, left);
      // A node that is down already lets the rest of it pass.
      else if (left <= 0 && !nodes.has(this.nodeOf(limit.counts, cell))) return 0;
    }
    return most;
  }

  take(cell: number, servers: number): void {
    for (const { limit, used, nodes } of this.limits) {
      const group = limit.of[cell] ?? -1;
      if (group < 0) continue;
      if (limit.counts === null) used.set(group, (used.get(group) ?? 0) + servers);
      else {
        const node = this.nodeOf(limit.counts, cell);
        if (nodes.has(node)) continue;
        nodes.add(node);
        used.set(group, (used.get(group) ?? 0) + 1);
      }
    }
  }

  private nodeOf(level: Level, cell: number): number {
    return this.layout.levels[level]?.of[cell] ?? -1;
  }
}
