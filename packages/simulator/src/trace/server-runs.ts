/** What happens to single servers in a run, batch by batch, drawn beside the run and never changing it. */
import type { Layout, Machine, RunEvent, Started, State } from '@rollout/compiler';
import { known } from '../known.ts';
import type { AttemptRecorder } from '../luck/attempts.ts';
import type { OpenLuck } from '../luck/index.ts';
import {
  type DrawKey,
  drawKey,
  nextUniform,
  openSubstream,
  openSubstreamAt,
  streamOf,
  type UniformSource,
  uniformSource,
} from '../random/index.ts';
import { serverAddress } from './server-address.ts';
import { emptyRoster, type Roster, repairServers, returnServer, takeServers } from './server-roster.ts';
import { drawFellows, type Fellows, type ItemRun } from './single-servers.ts';
import type { TraceServerRun } from './trace.ts';

/** More runs of single servers than this are not listed. */
export const MOST_SERVER_RUNS = 100_000;

type BatchKind = 'batch' | 'revert';
type BatchStarted = Extract<Started, { readonly kind: BatchKind }>;

/** One server in a batch. */
interface Member {
  readonly cell: number;
  readonly server: number;
  /** Of the attempts it is making; null while the batch waits for an outage's end. */
  run: { readonly start: number; readonly end: number; readonly failed: boolean; readonly attempts: number } | null;
}

export interface ServerRuns {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly luck: OpenLuck;
  readonly key: DrawKey;
  readonly trial: number;
  readonly roster: Roster;
  /** By kind, step and unit: the batch in progress. */
  readonly batches: Map<string, readonly Member[]>;
  /** By step, unit and ordinal. */
  readonly repairs: Map<string, Extract<Started, { readonly kind: 'repair' }>>;
  readonly runs: TraceServerRun[];
  readonly source: UniformSource;
}

export function emptyServerRuns(
  machine: Machine,
  layout: Layout,
  luck: OpenLuck,
  seed: string,
  trial: number,
): ServerRuns {
  return {
    machine,
    layout,
    luck,
    key: drawKey(seed),
    trial,
    roster: emptyRoster(machine, layout),
    batches: new Map(),
    repairs: new Map(),
    runs: [],
    source: uniformSource(),
  };
}

/** Writes down the classes of items that a batch was drawn as. */
export function fellowsRecorder(): { readonly recorder: AttemptRecorder; take(): Fellows[] } {
  let fellows: Fellows[] = [];
  let before: number[] = [];
  return {
    recorder: {
      begin(slots) {
        fellows = [];
        before = [...slots.left.subarray(0, slots.count)];
      },
      ended(failures, succeeded, slots, slowest) {
        const left = [...slots.left.subarray(0, slots.count)];
        const inSlot = succeeded ? before.map((items, slot) => items - known(left[slot])) : left;
        fellows.push({ failures, succeeded, slowest, inSlot });
        before = left;
      },
    },
    take: () => fellows,
  };
}

/** What a batch was drawn as, and for each of its cells the slot in which its items were counted. */
export interface BatchClasses {
  readonly fellows: readonly Fellows[];
  readonly slotOf: readonly number[];
}

/** A batch has been started, or begun again after an outage. */
export function noteBatch(
  all: ServerRuns,
  started: BatchStarted,
  state: State,
  { fellows, slotOf }: BatchClasses,
): void {
  const { luck, layout, source } = all;
  const { kind, step, unit } = started;
  const key = `${kind}:${step}.${unit}`;
  const members = all.batches.get(key) ?? membersOf(all, started, state);
  all.batches.set(key, members);

  const own = known(layout.steps[step]);
  const address = own.kind === 'deploy' ? known(own.units[unit]).address : '';
  const stream = streamOf(all.key, address, `servers:${kind}:${known(all.machine.steps[step]).name}`);
  openSubstream(source, stream, all.trial, started.ordinal);
  openSubstreamAt(source, source.high, source.low, kind === 'batch' ? started.attempt : state.round, 1);
  const times = kind === 'batch' ? luck.deployTimes : luck.revertTimes;
  const runs = fellows.flatMap((each) => drawFellows(times, each, source));
  const bySlot = new Map<number, ItemRun[]>();
  for (const run of runs) bySlot.set(run.slot, [...(bySlot.get(run.slot) ?? []), run]);
  for (const list of bySlot.values()) shuffle(list, source);

  const slotOfCell = new Map(started.cells.map(({ cell }, i) => [cell, known(slotOf[i])]));
  const perServer = isPerServer(all, kind);
  for (const member of members) {
    const list = known(bySlot.get(known(slotOfCell.get(member.cell))));
    const { takes, failed, attempts } = known(perServer ? list.pop() : list[0]);
    member.run = { start: state.at, end: state.at + takes, failed, attempts };
  }
}

function isPerServer({ machine }: ServerRuns, kind: BatchKind): boolean {
  const { deploy, rollback } = machine.numbers;
  return (kind === 'batch' ? deploy.per : rollback.per) === 'server';
}

function membersOf(
  { layout, roster }: ServerRuns,
  { kind, id, step, unit, cells }: BatchStarted,
  state: State,
): Member[] {
  const parts = state.batches.find((batch) => batch.id === id)?.parts ?? [];
  const own = known(layout.steps[step]);
  const entries = own.kind === 'deploy' ? known(own.units[unit]).entries : [];
  return cells.flatMap(({ cell, servers }) => {
    const part = parts.find((other) => other.cell === cell);
    const domain = part === undefined ? -1 : known(entries[part.entry]).domain;
    return takeServers(roster, kind, cell, domain, servers).map((server) => ({ cell, server, run: null }));
  });
}

function shuffle<T>(list: T[], source: UniformSource): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(nextUniform(source) * (i + 1));
    const other = known(list[j]);
    list[j] = known(list[i]);
    list[i] = other;
  }
}

export function noteRepair(all: ServerRuns, started: Extract<Started, { readonly kind: 'repair' }>): void {
  all.repairs.set(`${started.step}.${started.unit}.${started.ordinal}`, started);
}

/** Follows the log: batches that end, or are hit. */
export function noteEvent(all: ServerRuns, event: RunEvent): void {
  switch (event.kind) {
    case 'batch-hit': {
      for (const kind of ['batch', 'revert'] as const) {
        for (const member of all.batches.get(`${kind}:${event.step}.${event.unit}`) ?? []) {
          if (member.run === null) continue;
          tell(all, kind, member, { ...member.run, end: event.at, failed: true });
          member.run = null;
        }
      }
      break;
    }
    case 'batch-ended':
    case 'revert-ended': {
      const kind = event.kind === 'batch-ended' ? 'batch' : 'revert';
      const key = `${kind}:${event.step}.${event.unit}`;
      for (const member of all.batches.get(key) ?? []) {
        if (member.run !== null) tell(all, kind, member, member.run);
        returnServer(all.roster, kind, member.cell, member.server, member.run?.failed ?? true);
      }
      all.batches.delete(key);
      break;
    }
    case 'repaired': {
      const repair = all.repairs.get(`${event.step}.${event.unit}.${event.ordinal}`);
      const kind = repair?.id.startsWith('repair:revert') === true ? 'revert' : 'batch';
      for (const { cell, servers } of repair?.cells ?? []) repairServers(all.roster, cell, servers, kind);
      break;
    }
    default:
      break;
  }
}

function tell(all: ServerRuns, kind: BatchKind, member: Member, run: NonNullable<Member['run']>): void {
  all.runs.push({
    server: serverAddress(all.machine.fleet, member.server),
    kind: kind === 'batch' ? 'deploy' : 'revert',
    start: run.start,
    end: run.end,
    failed: run.failed,
    attempts: run.attempts,
  });
}
