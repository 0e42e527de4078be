/** A driver for tests: everything takes its fixed time and nothing fails, unless the test says otherwise. */
import type { Distribution } from '@rollout/language';
import type { Layout } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { approvalEnds } from '../layout/opened-calendar.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { State } from '../state.ts';
import { initial, step } from '../step/step.ts';
import type { BugLuck, Ended, Started, TrialLuck, Verdict } from '../work.ts';

/** How long something takes, and how it ends where that is not as well as can be. null: never ends. */
export interface Fate {
  readonly after?: number | null;
  readonly failed?: readonly number[];
  readonly sees?: readonly boolean[];
  readonly falseAlarm?: boolean;
  readonly actFailed?: boolean;
  readonly verdicts?: readonly Verdict[];
  readonly refused?: boolean;
  readonly reached?: boolean;
  readonly continues?: boolean;
}

export interface DriveOptions {
  readonly bugs?: readonly Partial<BugLuck>[];
  readonly lands?: number;
  readonly fastTrack?: boolean;
  /** What is different from the ordinary for something that starts. */
  readonly fate?: (started: Started, at: number) => Fate | undefined;
  /** Called after every round. */
  readonly watch?: (state: State, log: readonly RunEvent[]) => void;
}

export interface Driven {
  readonly log: readonly RunEvent[];
  readonly state: State;
  readonly rounds: number;
}

const MOST_ROUNDS = 20_000;

export function drive(machine: Machine, options: DriveOptions = {}): Driven {
  const log: RunEvent[] = [];
  let pending: { readonly at: number; readonly ended: Ended }[] = [];
  let result = initial(machine, luckOf(machine, options));
  for (let rounds = 1; ; rounds++) {
    const { state, started, wake } = result;
    log.push(...result.log);
    for (const work of started) {
      const fate = options.fate?.(work, state.at) ?? {};
      const after = fate.after === undefined ? usualTime(machine, work, state.at) : fate.after;
      const ends = after === null ? null : endsAt(machine, work, state, after);
      if (ends !== null) pending.push({ at: ends, ended: endOf(machine, work, fate) });
    }
    options.watch?.(state, result.log);
    if (state.course.kind === 'ended') return { log, state, rounds };
    const at = Math.min(...pending.map((work) => work.at), wake ?? Number.POSITIVE_INFINITY);
    if (at === Number.POSITIVE_INFINITY) throw new Error(`nothing will ever happen\n${told(log).join('\n')}`);
    if (rounds > MOST_ROUNDS) throw new Error(`no end in sight\n${told(log).slice(0, 200).join('\n')}`);
    const ended = pending.filter((work) => work.at === at).map((work) => work.ended);
    pending = pending.filter((work) => work.at !== at);
    result = step(machine, state, { at, ended });
  }
}

function luckOf(machine: Machine, { bugs = [], lands = 0, fastTrack = false }: DriveOptions): TrialLuck {
  return {
    lands,
    fastTrack,
    bugs: machine.numbers.bugs.map((bug, index) => ({
      there: true,
      surfacesAt: null,
      showsAt: bug.shows.map(() => null),
      blind: machine.numbers.checks.map(() => false),
      watched: machine.watches.map(() => null),
      ...bugs[index],
    })),
  };
}

const layouts = new WeakMap<Machine, Layout>();

/** An approval takes its time while windows are open. */
function endsAt(machine: Machine, work: Started, { at, luck }: State, after: number): number | null {
  if (work.kind !== 'approval') return at + after;
  const layout = layouts.get(machine) ?? layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error('too many cells');
  layouts.set(machine, layout);
  const ends = approvalEnds(layout, machine.steps[work.step]?.stage ?? 0, luck.lands + at, after);
  return ends === null ? null : ends - luck.lands;
}

function usualTime(machine: Machine, work: Started, now: number): number | null {
  const { numbers } = machine;
  switch (work.kind) {
    case 'batch':
      return fixedTime(numbers.deploy.takes) + numbers.deploy.readyAfter;
    case 'revert':
      return fixedTime(numbers.rollback.takes);
    case 'repair':
      return numbers.repair === null ? null : fixedTime(numbers.repair.takes);
    case 'wait':
    case 'approval':
    case 'schema':
    case 'act': {
      const own = machine.steps[work.step];
      return own !== undefined && 'takes' in own ? fixedTime(own.takes) : null;
    }
    case 'gate': {
      const own = machine.steps[work.step];
      if (own?.kind === 'gate' && own.canary !== null) return own.canary.lasts;
      const takes = own?.kind === 'gate' ? numbers.checks[own.check]?.gate.takes : undefined;
      return takes === undefined ? null : fixedTime(takes);
    }
    case 'pull': {
      const own = machine.steps[work.step];
      return own?.kind === 'pull' ? leverTime(machine, own.pull.lever) : null;
    }
    case 'lever-back':
      return leverTime(machine, work.lever);
    case 'recall':
      return leverTime(machine, 'release');
    case 'clock':
      return work.until - now;
    case 'confidence':
      return work.question.latest - now;
    case 'incident': {
      const incident = numbers.incidents[work.incident];
      return incident === undefined ? null : fixedTime(incident.lasts);
    }
    case 'pause':
    case 'ask':
    case 'rollback-in':
      return fixedTime(work.takes);
    case 'outage-due':
    case 'false-alarm-due':
      return null;
    case 'outage': {
      const outage = numbers.outages[work.outage];
      return outage === undefined ? null : fixedTime(outage.lasts);
    }
  }
}

function leverTime({ numbers }: Machine, lever: Extract<Started, { kind: 'lever-back' }>['lever']): number {
  return fixedTime((lever === 'traffic' ? numbers.switch : numbers[lever]).takes);
}

function fixedTime(distribution: Distribution): number {
  if (distribution.kind !== 'fixed') throw new Error('the test says how long this takes');
  return distribution.value;
}

function endOf(machine: Machine, work: Started, fate: Fate): Ended {
  switch (work.kind) {
    case 'batch':
    case 'revert':
      return { id: work.id, kind: work.kind, failed: work.cells.map((_, cell) => fate.failed?.[cell] ?? 0) };
    case 'gate': {
      const sees = machine.numbers.bugs.map((_, bug) => fate.sees?.[bug] ?? true);
      return { id: work.id, kind: 'gate', sees, falseAlarm: fate.falseAlarm ?? false, verdicts: fate.verdicts ?? null };
    }
    case 'approval':
      return { id: work.id, kind: 'approval', refused: fate.refused ?? false };
    case 'confidence':
      return { id: work.id, kind: 'confidence', reached: fate.reached ?? false };
    case 'ask':
      return { id: work.id, kind: 'ask', continues: fate.continues ?? false };
    case 'act':
    case 'schema':
      return { id: work.id, kind: work.kind, failed: fate.actFailed ?? false };
    default:
      return { id: work.id, kind: work.kind };
  }
}

/** The log as lines: `60000 batch-ended step 0 unit 1 ordinal 1 servers 4 failed 0`. */
export function told(log: readonly RunEvent[]): string[] {
  return log.map(({ at, kind, ...more }) => {
    // Most batches have none beside.
    const told = Object.entries(more).filter(([name, value]) => name !== 'surged' || value !== 0);
    return `${at} ${kind} ${told.flat().map(String).join(' ')}`.trim();
  });
}

/** Events of some kinds as lines. */
export function only(log: readonly RunEvent[], ...kinds: readonly RunEvent['kind'][]): string[] {
  return told(log.filter((event) => kinds.includes(event.kind)));
}

/** Batches as lines, in minutes, in the order in which they began: `web-1 0-2 5` is five servers of web-1 from 0 to 2 minutes. */
export function batches(machine: Machine, log: readonly RunEvent[], way: 'batch' | 'revert' = 'batch'): string[] {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error('too many cells');
  const minutes = (milliseconds: number): number => milliseconds / 60_000;
  return log.flatMap((event) => {
    if (event.kind !== `${way}-started` || !('ordinal' in event)) return [];
    const end = log.find((other) => {
      const isOwn = other.kind === `${way}-ended` && 'ordinal' in other && other.ordinal === event.ordinal;
      return isOwn && other.step === event.step && other.unit === event.unit;
    });
    const own = layout.steps[event.step];
    const address = own?.kind === 'deploy' ? own.units[event.unit]?.address : '';
    const servers = 'servers' in event ? event.servers : 0;
    return [`${address} ${minutes(event.at)}-${end === undefined ? '' : minutes(end.at)} ${servers}`];
  });
}

/** How the plan ended, and when in minutes: `12 completed`. */
export function ending({ log }: Driven): string {
  const last = log.at(-1);
  if (last?.kind !== 'plan-ended') throw new Error('the plan has not ended');
  return [last.at / 60_000, last.outcome, ...(last.cause === null ? [] : [last.cause])].join(' ');
}
