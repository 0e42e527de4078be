/** What happened to single servers in a run, batch by batch, drawn after the run and never changing it. */
import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import type { AttemptTimes } from '../distributions/index.ts';
import { known } from '../known.ts';
import {
  type DrawKey,
  drawKey,
  nextUniform,
  openSubstream,
  streamOf,
  type UniformSource,
  uniformSource,
} from '../random/index.ts';
import { type BatchCall, callKey, type ListeningLuck } from './listening-luck.ts';
import { serverAddress } from './server-address.ts';
import { emptyRoster, type Roster, repairServers, returnServer, takeServers } from './server-roster.ts';
import { drawFellows, type ItemRun } from './single-servers.ts';
import type { TraceServerRun } from './trace.ts';

type BatchKind = 'batch' | 'revert';

/** One server in a batch, and the attempts that it is making; null while the batch waits for an outage's end. */
interface Member {
  readonly cell: number;
  readonly server: number;
  run: { readonly start: number; readonly end: number; readonly failed: boolean; readonly attempts: number } | null;
}

interface Batch {
  readonly ordinal: number;
  readonly members: readonly Member[];
  /** How often it has been begun. */
  begun: number;
}

interface LeftEntry {
  readonly domain: number;
  servers: number;
}

interface Telling {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly times: { readonly batch: AttemptTimes; readonly revert: AttemptTimes };
  readonly key: DrawKey;
  readonly trial: number;
  readonly roster: Roster;
  /** Calls not told yet, the next one last. */
  readonly calls: Map<string, BatchCall[]>;
  /** By kind, step, unit and ordinal. */
  readonly batches: Map<string, Batch>;
  /** By step and unit, then by cell: what its entries there have left to take. */
  readonly left: Map<string, Map<number, LeftEntry[]>>;
  /** By step and cell: the upgrade domains that the step selects there; null: any. */
  readonly selected: Map<string, number[] | null>;
  readonly runs: TraceServerRun[];
  readonly source: UniformSource;
}

/** Every server's part in every batch of the log, ordered by time. `calls` are what luck was asked for in the run. */
export function tellServerRuns(
  machine: Machine,
  layout: Layout,
  times: Telling['times'],
  seed: string,
  trial: number,
  log: readonly RunEvent[],
  calls: ListeningLuck['calls'],
): TraceServerRun[] {
  const telling: Telling = {
    machine,
    layout,
    times,
    key: drawKey(seed),
    trial,
    roster: emptyRoster(machine, layout),
    calls: new Map([...calls].map(([key, list]) => [key, [...list].reverse()])),
    batches: new Map(),
    left: new Map(),
    selected: new Map(),
    runs: [],
    source: uniformSource(),
  };
  for (const event of log) follow(telling, event);
  return telling.runs.sort((a, b) => a.start - b.start || a.end - b.end || (a.server < b.server ? -1 : 1));
}

function follow(telling: Telling, event: RunEvent): void {
  switch (event.kind) {
    case 'batch-started':
    case 'revert-started': {
      const kind = event.kind === 'batch-started' ? 'batch' : 'revert';
      begin(telling, kind, event.step, event.unit, event.ordinal, event.at);
      break;
    }
    case 'batch-hit':
    case 'batch-resumed': {
      // Nothing of a unit goes back while anything of it still goes forward.
      const kind = telling.batches.has(batchKey('revert', event)) ? 'revert' : 'batch';
      if (event.kind === 'batch-resumed') {
        begin(telling, kind, event.step, event.unit, event.ordinal, event.at);
        break;
      }
      for (const member of known(telling.batches.get(batchKey(kind, event))).members) {
        if (member.run !== null) tell(telling, kind, member.server, { ...member.run, end: event.at, failed: true });
        member.run = null;
      }
      break;
    }
    case 'batch-ended':
    case 'revert-ended': {
      const kind = event.kind === 'batch-ended' ? 'batch' : 'revert';
      const key = batchKey(kind, event);
      for (const { cell, server, run } of known(telling.batches.get(key)).members) {
        if (run !== null) tell(telling, kind, server, run);
        returnServer(telling.roster, kind, cell, server, run?.failed ?? true);
      }
      telling.batches.delete(key);
      break;
    }
    case 'green-removed':
      remove(telling, event.step, event.unit, event.servers);
      break;
    case 'repaired':
      repair(telling, event.step, event.unit, event.servers);
      break;
    default:
      break;
  }
}

/** A batch starts, or is begun again after an outage with the same servers. */
function begin(telling: Telling, kind: BatchKind, step: number, unit: number, ordinal: number, at: number): void {
  const { source } = telling;
  const key = batchKey(kind, { step, unit, ordinal });
  const call = known(telling.calls.get(callKey(kind, step, unit))?.pop());
  const batch = telling.batches.get(key) ?? { ordinal, members: membersOf(telling, kind, step, unit, call), begun: 0 };
  telling.batches.set(key, batch);
  batch.begun += 1;

  const { address } = deployUnit(telling, step, unit);
  const purpose = `servers:${kind}:${batch.begun}:${known(telling.machine.steps[step]).name}`;
  openSubstream(source, streamOf(telling.key, address, purpose), telling.trial, ordinal);
  const bySlot = new Map<number, ItemRun[]>();
  for (const fellows of call.fellows) {
    for (const run of drawFellows(telling.times[kind], fellows, source)) {
      const list = bySlot.get(run.slot) ?? [];
      bySlot.set(run.slot, list);
      list.push(run);
    }
  }
  for (const list of bySlot.values()) shuffle(list, source);

  const slotOfCell = new Map(call.cells.map(({ cell }, i) => [cell, known(call.slotOf[i])]));
  const { deploy, rollback } = telling.machine.numbers;
  const perServer = (kind === 'batch' ? deploy.per : rollback.per) === 'server';
  for (const member of batch.members) {
    const list = known(bySlot.get(known(slotOfCell.get(member.cell))));
    const { takes, failed, attempts } = known(perServer ? list.pop() : list[0]);
    member.run = { start: at, end: at + takes, failed, attempts };
  }
}

interface BatchName {
  readonly step: number;
  readonly unit: number;
  readonly ordinal: number;
}

function batchKey(kind: BatchKind, { step, unit, ordinal }: BatchName): string {
  return `${callKey(kind, step, unit)}.${ordinal}`;
}

function deployUnit({ layout }: Telling, step: number, unit: number) {
  const own = known(layout.steps[step]);
  if (own.kind !== 'deploy') throw new Error(`step ${step} does not deploy`);
  return known(own.units[unit]);
}

function membersOf(telling: Telling, kind: BatchKind, step: number, unit: number, call: BatchCall): Member[] {
  return call.cells.flatMap(({ cell, servers }) => {
    const domains = kind === 'batch' ? takeDomains(telling, step, unit, cell, servers) : null;
    return takeServers(telling.roster, kind, cell, domains, servers).map((server) => ({ cell, server, run: null }));
  });
}

/** The upgrade domains that a batch takes in a cell; null: any. */
function takeDomains(telling: Telling, step: number, unit: number, cell: number, servers: number): number[] | null {
  const key = `${step}.${unit}`;
  const left = telling.left.get(key) ?? leftByCell(deployUnit(telling, step, unit).entries);
  telling.left.set(key, left);
  const entry = known(left.get(cell)?.find((one) => one.servers > 0));
  entry.servers -= servers;
  // Batches by upgrade domain take the lowest that is not taken yet. Otherwise the step may select some domains only.
  return entry.domain >= 0 ? [entry.domain] : selectedDomains(telling, step, cell);
}

function leftByCell(entries: readonly { readonly cell: number; readonly servers: number; readonly domain: number }[]) {
  const left = new Map<number, LeftEntry[]>();
  for (const { cell, servers, domain } of entries) {
    const list = left.get(cell) ?? [];
    left.set(cell, list);
    list.push({ domain, servers });
  }
  return left;
}

function selectedDomains(telling: Telling, step: number, cell: number): number[] | null {
  const key = `${step}.${cell}`;
  const before = telling.selected.get(key);
  if (before !== undefined) return before;
  const own = telling.machine.steps[step];
  const first = known(telling.layout.cells.first[cell]);
  const ranges = own?.kind === 'deploy' ? own.select.filter(({ from, to }) => from <= first && first < to) : [];
  const domains = ranges.flatMap((range) => (range.domain === undefined ? [] : [range.domain.index]));
  const selected = domains.length < ranges.length ? null : domains;
  telling.selected.set(key, selected);
  return selected;
}

function repair(telling: Telling, step: number, unit: number, servers: number): void {
  let left = servers;
  for (const cell of new Set(deployUnit(telling, step, unit).entries.map((entry) => entry.cell))) {
    left -= repairServers(telling.roster, cell, left);
    if (left === 0) break;
  }
}

/** What stood beside the old version is gone: its places are on the old one again. */
function remove(telling: Telling, step: number, unit: number, servers: number): void {
  let left = servers;
  for (const entry of deployUnit(telling, step, unit).entries) {
    const taken = takeServers(telling.roster, 'revert', entry.cell, null, Math.min(left, entry.servers));
    for (const server of taken) returnServer(telling.roster, 'revert', entry.cell, server, false);
    left -= taken.length;
  }
}

function shuffle<T>(list: T[], source: UniformSource): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(nextUniform(source) * (i + 1));
    const other = known(list[j]);
    list[j] = known(list[i]);
    list[i] = other;
  }
}

function tell(telling: Telling, kind: BatchKind, server: number, run: NonNullable<Member['run']>): void {
  telling.runs.push({
    server: serverAddress(telling.machine.fleet, server),
    kind: kind === 'batch' ? 'deploy' : 'revert',
    start: run.start,
    end: run.end,
    failed: run.failed,
    attempts: run.attempts,
  });
}
