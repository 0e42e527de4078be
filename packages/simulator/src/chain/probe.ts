/**
 * Reads a chain off the kernel: runs in which nothing goes wrong but what is told to, and what stands where at each mark of theirs. Nothing
 * of how plans run is written down a second time here.
 */
import type { Layout, Machine, Outcome, RunEvent } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { buildKernel } from '../kernel/build/kernel.ts';
import { noteLoadsAtRest } from '../kernel/loads.ts';
import { amountOf } from '../kernel/meters.ts';
import { isOut } from '../kernel/people.ts';
import { reset } from '../kernel/reset.ts';
import { runTrial } from '../kernel/rounds.ts';
import type { Kernel } from '../kernel/state/index.ts';
import { RunTooLong } from '../run-too-long.ts';
import { type Done, noteDone } from './done-nodes.ts';
import { type Work, type Worked, workingLuck } from './working-luck.ts';

/** A place of a run at which something may be seen. */
export interface Mark {
  readonly kind: 'gate' | 'approval' | 'stage-end';
  readonly stage: number;
  readonly step: number | null;
  readonly at: number;
  /** Per bug, up to here. */
  readonly exposures: readonly number[];
  /** Nothing else is in progress. */
  readonly isAlone: boolean;
  /** How many works had begun before. */
  readonly works: number;
}

export interface ProbedRun {
  readonly marks: readonly Mark[];
  readonly outcome: Outcome;
  readonly duration: number;
  /** Per bug, at the end, without what is added to one that has escaped. */
  readonly exposures: readonly number[];
  readonly rates: readonly number[];
  readonly out: readonly boolean[];
  readonly log: readonly RunEvent[];
  /** All that was at work, by their beginnings. */
  readonly works: readonly Worked[];
  /** Per round with an event, what rates were when it began. */
  readonly paces: readonly Pace[];
  /** When nodes were done, and rings reached: see `Done`. Only of a run that nothing troubles. */
  readonly done: readonly Done[];
}

export interface Pace {
  readonly at: number;
  readonly rates: readonly number[];
}

/** What goes wrong: at the first running of a step that looks, or (with a bug that shows at a node) at a stage's end. */
export type Trouble =
  | { readonly kind: 'step'; readonly step: number; readonly stage: number }
  | {
      readonly kind: 'stage-end';
      readonly stage: number;
      readonly bug: number;
      readonly showing: number;
      readonly ordinal: number;
    };

export interface Probe {
  /** null: the run has no end. */
  run(trouble: Trouble | null, met: Action, timeOf: (work: Work) => number): ProbedRun | null;
}

/** Beyond all nodes: what is done is counted where some bug waits for it. */
const NEVER = 2 ** 30;
const STOP: Action = { kind: 'stop' };

/** `keepsPaces`: whether rates are noted, round by round. */
export function openProbe(machine: Machine, layout: Layout, keepsPaces: boolean): Probe {
  const working = workingLuck(machine, layout, () => kernel.now);
  const { luck } = working;
  let met: Action = { kind: 'continue' };
  let alarmAt = -1;
  const showingsFrom = new Int32Array(machine.numbers.bugs.length + 1);
  machine.numbers.bugs.forEach(({ shows }, bug) => {
    showingsFrom[bug + 1] = (showingsFrom[bug] ?? 0) + shows.length;
  });
  const showsAt = new Int32Array(showingsFrom.at(-1) ?? 0);
  const outcome = { ...luck.outcome };
  const probed: Machine = {
    ...machine,
    stages: machine.stages.map((stage) => ({
      ...stage,
      handlers: {
        ...stage.handlers,
        get unhealthy() {
          return met;
        },
        get falseAlarm() {
          return met;
        },
        get refusal() {
          return met;
        },
      },
    })),
  };
  const kernel: Kernel = buildKernel(probed, layout, {
    ...luck,
    outcome,
    lands: 0,
    fastTrack: false,
    bugs: {
      ...luck.bugs,
      there: new Uint8Array(machine.numbers.bugs.length).fill(1),
      showingsFrom,
      showsAt,
    },
    approval(step, running) {
      outcome.refused = step === alarmAt && running === 1;
      return luck.approval(step, running);
    },
    gateSees: () => false,
    gateCriesWolf: (step, running) => step === alarmAt && running === 1,
  });
  noteLoadsAtRest(kernel);
  return {
    run(trouble, action, timeOf) {
      met = action;
      working.timeOf = timeOf;
      working.works.length = 0;
      alarmAt = trouble?.kind === 'step' ? trouble.step : -1;
      showsAt.fill(NEVER);
      if (trouble?.kind === 'stage-end') {
        showsAt[(showingsFrom[trouble.bug] ?? 0) + trouble.showing] = trouble.ordinal;
      }
      return runProbe(kernel, working.works, { keepsPaces, isCalm: trouble === null }, () => {
        met = STOP;
      });
    },
  };
}

/** Once a run has come to a mark after its trouble nothing more is asked of it: `settled` is told. */
function runProbe(
  kernel: Kernel,
  works: readonly Worked[],
  { keepsPaces, isCalm }: { readonly keepsPaces: boolean; readonly isCalm: boolean },
  settled: () => void,
): ProbedRun | null {
  const marks: Mark[] = [];
  const paces: Pace[] = [];
  const log: RunEvent[] = [];
  let raised = false;
  let pacedIn = 0;
  let exposures: number[] = [];
  const exposuresNow = (): number[] => kernel.bugs.map((bug) => amountOf(kernel, bug));

  const nodes = noteDone(kernel, () => marks.length);
  const hear = (event: RunEvent): void => {
    if (keepsPaces && kernel.round !== pacedIn)
      paces.push({ at: kernel.now, rates: kernel.bugs.map(({ rate }) => rate) });
    pacedIn = kernel.round;
    if (isCalm) nodes.hear(event);
    const { at } = event;
    const mark = (kind: Mark['kind'], stage: number, step: number | null): void => {
      if (raised) settled();
      marks.push({
        kind,
        stage,
        step,
        at,
        exposures: exposuresNow(),
        isAlone: kernel.working === 0,
        works: works.length,
      });
    };
    if (event.kind === 'gate-judged' || event.kind === 'approval-given' || event.kind === 'approval-refused') {
      const stage = kernel.steps[event.step]?.stage.index ?? 0;
      mark(event.kind === 'gate-judged' ? 'gate' : 'approval', stage, event.step);
    } else if (event.kind === 'stage-ended') {
      mark('stage-end', event.stage, null);
    } else if (event.kind === 'plan-ended') {
      exposures = exposuresNow();
    }
    if (event.kind === 'raised') raised = true;
    log.push(event);
  };
  kernel.luck.begin(1);
  reset(kernel);
  kernel.log = Object.assign<RunEvent[], Pick<RunEvent[], 'push'>>([], {
    push(...events) {
      events.forEach(hear);
      return log.length;
    },
  });
  try {
    runTrial(kernel);
  } catch (error) {
    if (error instanceof RunTooLong) return null;
    throw error;
  } finally {
    kernel.log = null;
  }
  return {
    marks,
    outcome: kernel.outcome,
    duration: kernel.now,
    exposures,
    rates: kernel.bugs.map(({ rate }) => rate),
    out: kernel.bugs.map((bug) => isOut(kernel, bug)),
    log,
    works: [...works],
    paces,
    done: nodes.done,
  };
}
