import type { Layout } from '../layout/layout.ts';
import { layoutOf, nodesOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { State, UnitState } from '../state.ts';
import type { Moment, Started, TrialLuck } from '../work.ts';
import { askConfidence } from './confidence.ts';
import { detections } from './detections.ts';
import { ends } from './ends.ts';
import { settleExposure } from './exposure.ts';
import { failures } from './failures.ts';
import { beginIncidents } from './incidents.ts';
import { NOBODY } from './levers/widening.ts';
import { noteLoads } from './loads.ts';
import { awaitOutage, outages } from './outages.ts';
import { notePeaks, noteStanding } from './peaks.ts';
import { type Round, update } from './round.ts';
import { starts } from './starts.ts';
import { startStage } from './threads.ts';
import { nextWake } from './wake.ts';
import { beginFalseAlarms } from './watches.ts';

export interface StepResult {
  readonly state: State;
  /** What has started; somebody outside tells in a later moment when and how it ended. */
  readonly started: readonly Started[];
  readonly log: readonly RunEvent[];
  /** The earliest time, not before now, at which something happens by itself; null: nothing will. */
  readonly wake: number | null;
}

/**
 * One round of a run: the definition of how machines behave (`docs/semantics.md`). Pure. `moment` is either the earliest
 * time at which something that has been started ends, with all that ends then, or `wake`, whichever comes first; with
 * `wake` at the present instant, the next moment is of this instant too. What has been dropped meanwhile may end or not,
 * nobody minds. Once the plan has ended nothing happens any more.
 */
export function step(machine: Machine, state: State, moment: Moment): StepResult {
  if (moment.at < state.at) throw new Error(`time goes back from ${state.at} to ${moment.at}`);
  if (state.course.kind === 'ended') return { state, started: [], log: [], wake: null };
  const round = roundOf(machine, { ...state, at: moment.at, round: state.round + 1 }, moment, state.at);
  // Where the plan ends, so does the round.
  for (const phase of PHASES) if (round.state.course.kind !== 'ended') phase(round);
  return finish(round);
}

const PHASES = [ends, failures, outages, detections, starts] as const;

/** The first round of a run, at time 0. `luck` is what a trial holds before it begins. */
export function initial(machine: Machine, luck: TrialLuck): StepResult {
  const layout = knownLayout(machine);
  const round = roundOf(machine, blankState(machine, layout, luck), { at: 0, ended: [] }, null);
  machine.numbers.outages.forEach(({ level }, outage) => {
    const { count } = nodesOf(layout, level);
    for (let node = 0; node < count; node++) awaitOutage(round, outage, node, 1);
  });
  beginIncidents(round);
  beginFalseAlarms(round, null);
  machine.stages.forEach(({ after }, stage) => {
    if (after.length === 0) startStage(round, stage);
  });
  starts(round);
  return finish(round);
}

/** Exposure, peaks and what is known of the bugs are looked at when a round is over. */
function finish(round: Round): StepResult {
  const changed = settleExposure(round);
  askConfidence(round, changed);
  notePeaks(round);
  noteStanding(round);
  noteLoads(round);
  forgetStarts(round);
  return { state: round.state, started: round.started, log: round.log, wake: nextWake(round) };
}

/** Rate limits look back no longer than their period. */
function forgetStarts(round: Round): void {
  const longest = round.machine.constraints.rates.reduce((most, { period }) => Math.max(most, period), 0);
  const kept = round.state.starts.filter((start) => start.at > round.at - longest);
  if (kept.length < round.state.starts.length) update(round, { starts: kept });
}

function roundOf(machine: Machine, state: State, moment: Moment, before: number | null): Round {
  return {
    machine,
    layout: knownLayout(machine),
    at: moment.at,
    before,
    ended: new Map(moment.ended.map((ended) => [ended.id, ended])),
    state,
    log: [],
    started: [],
    tried: [],
    failedActs: [],
    again: false,
    standing: null,
  };
}

const layouts = new WeakMap<Machine, Layout>();

/** The compiler refuses plans whose machine would have too many cells. */
function knownLayout(machine: Machine): Layout {
  const known = layouts.get(machine) ?? layoutOf(machine);
  if (known.kind !== 'layout') throw new Error(`the machine has ${known.cells} cells, more than ${known.most}`);
  layouts.set(machine, known);
  return known;
}

const WAITING: UnitState = {
  phase: 'waiting',
  endedAt: null,
  endedIn: null,
  batches: 0,
  reverts: 0,
  reverting: false,
  final: false,
  entries: [],
};

function blankState(machine: Machine, layout: Layout, luck: TrialLuck): State {
  return {
    at: 0,
    round: 1,
    luck,
    course: { kind: 'forward' },
    stages: machine.stages.map(() => ({
      startedAt: null,
      endedAt: null,
      pauses: 0,
      tried: 0,
      failed: 0,
      failuresRaised: false,
      timeoutRaised: false,
      requestsBefore: 0,
      recalls: 0,
    })),
    threads: [],
    runs: machine.steps.map(() => 0),
    units: layout.steps.map((own) => new Array<UnitState>('units' in own ? own.units.length : 0).fill(WAITING)),
    batches: [],
    repairs: [],
    pauses: [],
    areas: machine.areas.map(() => ({ shifts: [], returned: null })),
    release: NOBODY,
    flags: machine.flags.map(() => NOBODY),
    pointOfNoReturn: false,
    departures: machine.stages.map(() => []),
    recalls: [],
    retirements: [],
    retired: machine.steps.map(() => false),
    incidents: [],
    outages: [],
    bugs: machine.numbers.bugs.map(() => ({
      shownAt: null,
      sure: false,
      foundIn: null,
      atFind: null,
      fixed: false,
      endedAt: null,
      exposure: 0,
      since: 0,
      rate: 0,
      reach: 0,
      met: 0,
      rings: 0,
    })),
    watches: machine.watches.map(() => ({ id: null, ordinal: 0, alarmed: [] })),
    requests: { amount: 0, since: 0, rate: 0 },
    looks: [],
    marginal: machine.steps.map(() => false),
    done: layout.showingLevels.map(() => []),
    retries: {},
    starts: [],
    failuresRaised: false,
    timeoutRaised: false,
    peaks: machine.constraints.down.map(() => ({ down: 0, group: -1 })),
    loads: machine.services.map(() => ({ ratio: 0, group: -1 })),
    most: layout.servers,
    fewest: layout.servers,
    busy: layout.sources.map(() => ({ running: 0, since: 0, before: 0 })),
    falseAlarms: 0,
    failedServers: 0,
  };
}
