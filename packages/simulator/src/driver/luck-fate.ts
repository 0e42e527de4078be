/** The luck of a trial as a driver of `step` needs it. */
import type { CellCount, Layout, Machine, Started, State, TrialLuck } from '@rollout/compiler';
import type { Luck } from '../luck/index.ts';
import type { Decision, Fate } from './run-by-steps.ts';

/** Batches are counted by address, over all steps that deploy there. */
interface Ordinals {
  /** By address. */
  readonly batches: Map<string, number>;
  readonly reverts: Map<string, number>;
  /** By kind, step, unit and the unit's own ordinal. */
  readonly known: Map<string, number>;
}

/** Begins the trial. `luck` serves this trial until another is begun. */
export function luckFate(machine: Machine, layout: Layout, luck: Luck, trial: number): Fate {
  luck.begin(trial);
  const ordinals: Ordinals = { batches: new Map(), reverts: new Map(), known: new Map() };
  const scratch = { cells: new Int32Array(layout.cells.count), servers: new Int32Array(layout.cells.count) };
  const load = (cells: readonly CellCount[]): number => {
    cells.forEach(({ cell, servers }, i) => {
      scratch.cells[i] = cell;
      scratch.servers[i] = servers;
    });
    return cells.length;
  };
  return {
    trial: trialLuck(machine, luck),
    decide: (started, state) => decide(layout, luck, ordinals, scratch, load, started, state),
  };
}

function decide(
  layout: Layout,
  luck: Luck,
  ordinals: Ordinals,
  { cells, servers }: { readonly cells: Int32Array; readonly servers: Int32Array },
  load: (cells: readonly CellCount[]) => number,
  started: Started,
  state: State,
): Decision {
  const { id } = started;
  switch (started.kind) {
    case 'batch': {
      const { step, unit, attempt } = started;
      const ordinal = luckOrdinal(layout, ordinals, 'batch', started);
      const count = load(started.cells);
      const takes = luck.batch(step, unit, ordinal, attempt, cells, servers, count);
      return { takes, ended: { id, kind: 'batch', failed: [...luck.outcome.failed.subarray(0, count)] } };
    }
    case 'revert': {
      const ordinal = luckOrdinal(layout, ordinals, 'revert', started);
      const count = load(started.cells);
      const takes = luck.revert(started.step, started.unit, ordinal, cells, servers, count);
      return { takes, ended: { id, kind: 'revert', failed: [...luck.outcome.failed.subarray(0, count)] } };
    }
    case 'repair': {
      const of = state.repairs.find((repair) => repair.id === id)?.of ?? 'batch';
      const ordinal = luckOrdinal(layout, ordinals, of, started);
      const count = load(started.cells);
      const takes = luck.repair(of === 'revert', started.step, started.unit, ordinal, cells, servers, count);
      return { takes, ended: { id, kind: 'repair' } };
    }
    case 'wait':
      return { takes: luck.wait(started.step, started.running), ended: { id, kind: 'wait' } };
    case 'gate': {
      const takes = luck.gate(started.step, started.running);
      const sees = Array.from(luck.outcome.sees, (seen) => seen === 1);
      return { takes, ended: { id, kind: 'gate', sees, falseAlarm: luck.outcome.falseAlarm } };
    }
    case 'act': {
      const takes = luck.act(started.step, started.running);
      return { takes, ended: { id, kind: 'act', failed: luck.outcome.actFailed } };
    }
    case 'pause':
      return { takes: luck.pause(started.stage, started.ordinal, started.takes), ended: { id, kind: 'pause' } };
    case 'rollback-in':
      return { takes: luck.rollbackIn(started.takes), ended: { id, kind: 'rollback-in' } };
    case 'outage-due': {
      const takes = luck.outageDue(started.outage, started.node, started.ordinal);
      return { takes, ended: { id, kind: 'outage-due' } };
    }
    case 'outage': {
      const takes = luck.outageLasts(started.outage, started.node, started.ordinal);
      return { takes, ended: { id, kind: 'outage' } };
    }
    case 'false-alarm-due':
      return { takes: luck.falseAlarmDue(started.watch, started.ordinal), ended: { id, kind: 'false-alarm-due' } };
  }
}

/** The batch's ordinal at its address: a new one for a batch that was not met before. */
function luckOrdinal(
  layout: Layout,
  ordinals: Ordinals,
  kind: 'batch' | 'revert',
  { step, unit, ordinal }: { readonly step: number; readonly unit: number; readonly ordinal: number },
): number {
  const key = `${kind}:${step}.${unit}.${ordinal}`;
  const known = ordinals.known.get(key);
  if (known !== undefined) return known;
  const own = layout.steps[step];
  const address = own?.kind === 'deploy' ? (own.units[unit]?.address ?? '') : '';
  const counts = kind === 'batch' ? ordinals.batches : ordinals.reverts;
  const next = (counts.get(address) ?? 0) + 1;
  counts.set(address, next);
  ordinals.known.set(key, next);
  return next;
}

function trialLuck(machine: Machine, { bugs }: Luck): TrialLuck {
  const checks = machine.numbers.checks.length;
  const watches = machine.watches.length;
  const finite = (value: number | undefined): number | null =>
    value === undefined || value === Number.POSITIVE_INFINITY ? null : value;
  return {
    bugs: machine.numbers.bugs.map((bug, b) => ({
      there: bugs.there[b] === 1,
      surfacesAt: finite(bugs.surfacesAt[b]),
      showsAt: bug.shows.map((_, i) => bugs.showsAt[(bugs.showingsFrom[b] ?? 0) + i] || null),
      blind: machine.numbers.checks.map((_, check) => bugs.blind[b * checks + check] === 1),
      watched: machine.watches.map((_, watch) => finite(bugs.watched[b * watches + watch])),
    })),
  };
}
