/** The luck of a trial as a driver of `step` needs it. */
import {
  approvalEnds,
  type CellCount,
  type Layout,
  type Machine,
  type Started,
  type State,
  type TrialLuck,
  type Verdict,
} from '@rollout/compiler';
import { judgedHealth } from '../gates/index.ts';
import { known } from '../known.ts';
import { type Luck, VERDICTS } from '../luck/index.ts';
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
    decide: (started, state) => decide(machine, layout, luck, ordinals, scratch, load, started, state),
  };
}

function decide(
  machine: Machine,
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
    case 'clock':
      return { takes: started.until - state.at, ended: { id, kind: 'clock' } };
    case 'confidence': {
      const { step, question } = started;
      const takes = question.now - state.at + luck.confidenceDue(step, question);
      return { takes, ended: { id, kind: 'confidence', reached: luck.outcome.reached } };
    }
    case 'pull':
      return { takes: luck.pull(started.step, started.running), ended: { id, kind: 'pull' } };
    case 'gate': {
      const { step, running } = started;
      const takes = luck.gate(step, running);
      const sees = Array.from(luck.outcome.sees, (seen) => seen === 1);
      const { falseAlarm } = luck.outcome;
      return { takes, ended: { id, kind: 'gate', sees, falseAlarm, verdicts: verdicts(machine, luck, step, running) } };
    }
    case 'approval': {
      const open = luck.approval(started.step, started.running);
      // The calendar counts from the machine's start, the run from its landing.
      const now = state.luck.lands + state.at;
      const ends = approvalEnds(layout, known(machine.steps[started.step]).stage, now, open);
      const takes = ends === null ? Number.POSITIVE_INFINITY : ends - now;
      return { takes, ended: { id, kind: 'approval', refused: luck.outcome.refused } };
    }
    case 'act':
    case 'schema': {
      const takes = luck.act(started.step, started.running);
      return { takes, ended: { id, kind: started.kind, failed: luck.outcome.actFailed } };
    }
    case 'pause':
      return { takes: luck.pause(started.stage, started.ordinal, started.takes), ended: { id, kind: 'pause' } };
    case 'ask': {
      const { stage, ordinal, continues } = started;
      const takes = luck.ask(stage, ordinal, started.takes, continues);
      return { takes, ended: { id, kind: 'ask', continues: luck.outcome.continues } };
    }
    case 'lever-back':
      return { takes: luck.leverBack(started.lever), ended: { id, kind: 'lever-back' } };
    case 'recall':
      return { takes: luck.recall(started.stage, started.ordinal), ended: { id, kind: 'recall' } };
    case 'incident':
      return { takes: luck.incidentLasts(started.incident), ended: { id, kind: 'incident' } };
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

/** One for each set of bugs that move the gate's metrics; null: it goes by its check's numbers. */
function verdicts(machine: Machine, luck: Luck, step: number, running: number): Verdict[] | null {
  const health = judgedHealth(machine, step);
  if (health === null) return null;
  return Array.from({ length: 1 << health.moving.length }, (_, moved) =>
    known(VERDICTS[luck.gateVerdict(step, running, moved)]),
  );
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

function trialLuck(machine: Machine, { bugs, lands, fastTrack }: Luck): TrialLuck {
  const checks = machine.numbers.checks.length;
  const watches = machine.watches.length;
  const finite = (value: number | undefined): number | null =>
    value === undefined || value === Number.POSITIVE_INFINITY ? null : value;
  return {
    lands,
    fastTrack,
    bugs: machine.numbers.bugs.map((bug, b) => ({
      there: bugs.there[b] === 1,
      surfacesAt: finite(bugs.surfacesAt[b]),
      showsAt: bug.shows.map((_, i) => bugs.showsAt[(bugs.showingsFrom[b] ?? 0) + i] || null),
      blind: machine.numbers.checks.map((_, check) => bugs.blind[b * checks + check] === 1),
      watched: machine.watches.map((_, watch) => finite(bugs.watched[b * watches + watch])),
    })),
  };
}
