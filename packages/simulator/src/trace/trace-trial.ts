import { type Layout, layoutOf, type Machine, openedCalendar, type RunEvent } from '@rollout/compiler';
import { shareValue } from '@rollout/language';
import { exposureUnit } from '../exposure-unit.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { replayingKernel } from '../kernel/replaying-kernel.ts';
import type { Histories } from '../kernel/state/index.ts';
import { known } from '../known.ts';
import { openLuck } from '../luck/index.ts';
import {
  BUG_ENDED,
  BUG_EXPOSURE,
  BUG_MET,
  BUG_REACH,
  BUG_THERE,
  bugAt,
  CAUSE_STAGE,
  DURATION,
  FAST_TRACK,
  LANDS,
  SERVICE_GROUP,
  SERVICE_PEAK,
  serviceAt,
  shapeOfRecord,
} from '../record.ts';
import { hashOfMachine } from '../results/machine-hash.ts';
import { VERSION } from '../results/version.ts';
import { DEFAULT_SEED } from '../study/index.ts';
import { startResults } from '../study/start-results.ts';
import { withHeldWork } from './held-work.ts';
import { tellLimits } from './limit-history.ts';
import { listenTo } from './listening-luck.ts';
import { tellServerRuns } from './server-runs.ts';
import { tellStanding } from './standing-history.ts';
import { tellEvents } from './tell-events.ts';
import { tellBugHistory, tellLoads, tellMetrics, tellPeople, tellProgress, tellTraffic } from './tell-histories.ts';
import { timelineOf } from './timeline.ts';
import type { Trace, TraceBug, TraceLanding, TraceService } from './trace.ts';

export interface TraceOptions {
  /** "1" unless told. */
  readonly seed?: string;
  /** Which trial of a study with that seed, from 1; the first unless told. */
  readonly trial?: number;
  /** Also every single server; false unless told. */
  readonly servers?: boolean;
}

/** Single servers were asked for, and there are more than can be listed. */
export interface TooManyServers {
  readonly kind: 'too-many-servers';
  /** So many runs of single servers would have to be listed. */
  readonly runs: number;
  readonly most: number;
}

/** More runs of single servers than this are not listed. */
const MOST_SERVER_RUNS = 100_000;

/** Replays one trial of a study. The machine must be one that the compiler made. */
export function traceTrial(machine: Machine, options: TraceOptions = {}): Trace | TooManyServers {
  const { seed = DEFAULT_SEED, trial = 1, servers = false } = options;
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { luck, kernel, listening } = servers
    ? listeningKernel(machine, layout, seed)
    : { ...replayingKernel(machine, layout, seed), listening: null };
  const { log, record, changes, standing, histories } = kernel.trace(trial);
  const listed = listening?.servers() ?? 0;
  if (listed > MOST_SERVER_RUNS) return { kind: 'too-many-servers', runs: listed, most: MOST_SERVER_RUNS };

  const last = log.at(-1);
  if (last?.kind !== 'plan-ended') throw new Error('the run has not ended');
  const told = withHeldWork(machine, layout, known(record[LANDS]), log);
  const times = { batch: luck.attempts.deployTimes, revert: luck.attempts.revertTimes };
  return {
    kind: 'trace',
    schemaVersion: 1,
    version: VERSION,
    machineHash: hashOfMachine(machine),
    plan: machine.plan,
    scenario: machine.scenario,
    start: startResults({ machine, layout }),
    landed: tellLanding(machine, layout, known(record[LANDS])),
    fastTrack: record[FAST_TRACK] === 1,
    seed,
    trial,
    unit: 'milliseconds',
    duration: known(record[DURATION]),
    outcome: last.outcome,
    cause: last.cause,
    causeStage: machine.stages[known(record[CAUSE_STAGE])]?.name ?? null,
    pointOfNoReturn: log.find(({ kind }) => kind === 'point-of-no-return')?.at ?? null,
    servers: layout.servers,
    ...timelineOf(machine, layout, told),
    bugs: tellBugs(machine, record, log, histories),
    limits: tellLimits(machine, layout, changes),
    standing: tellStanding(standing),
    services: tellServices(machine, layout, record, histories),
    progress: tellProgress(histories, log),
    traffic: tellTraffic(machine, histories),
    people: tellPeople(machine, histories),
    metrics: tellMetrics(machine, histories),
    events: tellEvents(machine, layout, told),
    serverRuns: listening === null ? null : tellServerRuns(machine, layout, times, seed, trial, log, listening.calls),
  };
}

/** One that writes down what is drawn for single servers. */
function listeningKernel(machine: Machine, layout: Layout, seed: string) {
  const luck = openLuck(machine, layout, seed);
  const listening = listenTo(luck, MOST_SERVER_RUNS);
  return { luck, listening, kernel: createKernel(machine, layout, listening.luck) };
}

function tellLanding(machine: Machine, layout: Layout, after: number): TraceLanding | null {
  const calendar = openedCalendar(layout)?.calendar;
  const start = layout.calendar?.start;
  if (machine.landing === 0 || calendar === undefined || start === undefined) return null;
  const [, date, clock] = calendar.text(after, start.zone).split(' ');
  return { at: `${date}T${clock}`, after };
}

function tellBugs(machine: Machine, record: Float64Array, log: readonly RunEvent[], histories: Histories): TraceBug[] {
  const shape = shapeOfRecord(machine);
  const isComplete = log.some((event) => event.kind === 'plan-ended' && event.outcome === 'completed');
  return machine.numbers.bugs.map((own, bug) => {
    const { name, unit } = own;
    const at = bugAt(shape, bug);
    const shown = log.find((event) => event.kind === 'bug-shown' && event.bug === bug);
    const found = log.find((event) => event.kind === 'bug-found' && event.bug === bug);
    const fixed = log.find((event) => event.kind === 'bug-fixed' && event.bug === bug);
    const ended = known(record[at + BUG_ENDED]);
    const changes = known(histories.bugs[bug]);
    return {
      name,
      there: record[at + BUG_THERE] === 1,
      shown: shown?.at ?? null,
      found:
        found?.kind === 'bug-found'
          ? { at: found.at, stage: known(machine.stages[found.stage]).name, by: found.by }
          : null,
      fixed: fixed?.at ?? null,
      gone: ended < 0 ? null : ended,
      exposure: known(record[at + BUG_EXPOSURE]) / exposureUnit(own),
      unit,
      reach: known(record[at + BUG_REACH]),
      met: known(record[at + BUG_MET]),
      history: tellBugHistory(own, changes),
      // Of one that escaped; nothing where nobody is exposed to it at the end.
      afterEnd:
        isComplete && found === undefined ? ((changes.at(-1)?.rate ?? 0) * machine.horizon) / exposureUnit(own) : 0,
    };
  });
}

function tellServices(machine: Machine, layout: Layout, record: Float64Array, histories: Histories): TraceService[] {
  const shape = shapeOfRecord(machine);
  return machine.services.map(({ name, headroom }, service) => {
    const at = serviceAt(shape, service);
    const peak = known(record[at + SERVICE_PEAK]);
    const group = known(record[at + SERVICE_GROUP]);
    return {
      service: name,
      headroom: headroom === null ? null : shareValue(headroom),
      peak: Number.isFinite(peak) ? peak : null,
      group: group < 0 ? null : known(known(layout.services[service]).address[group]),
      history: tellLoads(layout, service, known(histories.loads[service])),
    };
  });
}
