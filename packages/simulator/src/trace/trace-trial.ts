import { layoutOf, type Machine, type RunEvent, type State } from '@rollout/compiler';
import { luckFate, runBySteps, type Watched } from '../driver/index.ts';
import { known } from '../known.ts';
import { openLuck } from '../luck/index.ts';
import { hashOfMachine } from '../results/machine-hash.ts';
import { VERSION } from '../results/version.ts';
import { DEFAULT_SEED } from '../study/index.ts';
import { emptyHistory, noteLimits, tellLimits } from './limit-history.ts';
import {
  type BatchClasses,
  emptyServerRuns,
  fellowsRecorder,
  MOST_SERVER_RUNS,
  noteBatch,
  noteEvent,
  noteRepair,
  type ServerRuns,
} from './server-runs.ts';
import { tellEvents } from './tell-events.ts';
import { timelineOf } from './timeline.ts';
import type { Trace, TraceBug } from './trace.ts';

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
  /** At least so many runs of single servers would have to be listed. */
  readonly runs: number;
  readonly most: number;
}

/** Replays one trial of a study, by the definition. The machine must be one that the compiler made. */
export function traceTrial(machine: Machine, options: TraceOptions = {}): Trace | TooManyServers {
  const { seed = DEFAULT_SEED, trial = 1, servers = false } = options;
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const luck = openLuck(machine, layout, seed);
  const history = emptyHistory(machine, layout);
  const runs = servers ? emptyServerRuns(machine, layout, luck, seed, trial) : null;
  const recorder = fellowsRecorder();
  const drawn = new Map<string, BatchClasses>();
  const fate = luckFate(machine, layout, luck, trial);
  let listed = 0;

  const decide: typeof fate.decide = (started, state) => {
    if (runs === null || (started.kind !== 'batch' && started.kind !== 'revert')) return fate.decide(started, state);
    listed += started.cells.reduce((sum, { servers: count }) => sum + count, 0);
    luck.recorder = recorder.recorder;
    const decision = fate.decide(started, state);
    luck.recorder = null;
    drawn.set(started.id, { fellows: recorder.take(), slotOf: [...luck.slotOf.subarray(0, started.cells.length)] });
    return decision;
  };
  const watch = ({ state, started, log }: Watched): void => {
    noteLimits(history, state);
    if (runs === null || listed > MOST_SERVER_RUNS) return;
    // What starts in a round starts after all that has ended in it.
    for (const event of log) noteEvent(runs, event);
    for (const { started: work } of started) {
      if (work.kind === 'repair') noteRepair(runs, work);
      if (work.kind === 'batch' || work.kind === 'revert') noteBatch(runs, work, state, known(drawn.get(work.id)));
    }
    drawn.clear();
  };
  const { log, state } = runBySteps(machine, { trial: fate.trial, decide }, watch);
  if (listed > MOST_SERVER_RUNS) return { kind: 'too-many-servers', runs: listed, most: MOST_SERVER_RUNS };

  const { course } = state;
  if (course.kind !== 'ended') throw new Error('the run has not ended');
  return {
    schemaVersion: 1,
    version: VERSION,
    machineHash: hashOfMachine(machine),
    plan: machine.plan,
    seed,
    trial,
    unit: 'milliseconds',
    duration: state.at,
    outcome: course.outcome,
    cause: course.cause,
    causeStage: course.stage === null ? null : known(machine.stages[course.stage]).name,
    servers: layout.servers,
    ...timelineOf(machine, layout, log),
    bugs: tellBugs(machine, state, log),
    limits: tellLimits(history),
    events: tellEvents(machine, layout, log),
    serverRuns: runs === null ? null : inOrder(runs),
  };
}

const SERVER_HOUR = 3_600_000;

function tellBugs(machine: Machine, state: State, log: readonly RunEvent[]): TraceBug[] {
  return machine.numbers.bugs.map(({ name }, bug) => {
    const there = known(state.luck.bugs[bug]).there;
    const { shownAt, exposure, reach } = known(state.bugs[bug]);
    const found = log.find((event) => event.kind === 'bug-found' && event.bug === bug);
    return {
      name,
      there,
      shown: there ? shownAt : null,
      found:
        found?.kind === 'bug-found'
          ? { at: found.at, stage: known(machine.stages[found.stage]).name, by: found.by }
          : null,
      exposure: there ? exposure / SERVER_HOUR : 0,
      reach: there ? reach : 0,
    };
  });
}

function inOrder({ runs }: ServerRuns) {
  return [...runs].sort((a, b) => a.start - b.start || a.end - b.end || (a.server < b.server ? -1 : 1));
}
