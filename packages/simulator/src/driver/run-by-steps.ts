/** Runs a machine by `step`, its definition, on a simulated clock. Slow and plain: the kernel is held to it. */
import {
  type Ended,
  initial,
  type Machine,
  type RunEvent,
  type Started,
  type State,
  step,
  type TrialLuck,
} from '@rollout/compiler';
import { MOST_ROUNDS, RunTooLong } from '../run-too-long.ts';
import { type Agenda, addToAgenda, emptyAgenda, takeDue } from './agenda.ts';

/** Decides how long what has started takes, and how it ends. */
export interface Fate {
  readonly trial: TrialLuck;
  /** `state`: the one in which it has just been started. */
  decide(started: Started, state: State): Decision;
}

export interface Decision {
  /** Whole milliseconds; Infinity: it never ends. */
  readonly takes: number;
  readonly ended: Ended;
}

export interface StepRun {
  readonly log: readonly RunEvent[];
  /** The last one. */
  readonly state: State;
}

/** What a round has come to. */
export interface Watched {
  readonly state: State;
  readonly started: readonly { readonly started: Started; readonly decision: Decision }[];
  readonly log: readonly RunEvent[];
}

/** `watch` is shown every round; `false` ends the run there. */
export function runBySteps(machine: Machine, fate: Fate, watch: ((round: Watched) => unknown) | null = null): StepRun {
  const agenda: Agenda = emptyAgenda();
  const log: RunEvent[] = [];
  let result = initial(machine, fate.trial);
  for (let rounds = 1; ; rounds++) {
    const { state } = result;
    const decided = result.started.map((started) => ({ started, decision: fate.decide(started, state) }));
    for (const { decision } of decided) addToAgenda(agenda, state.at + decision.takes, decision.ended);
    for (const event of result.log) log.push(event);
    if (watch?.({ state, started: decided, log: result.log }) === false) return { log, state };
    if (state.course.kind === 'ended') return { log, state };
    const { at, ended } = takeDue(agenda, result.wake ?? Number.POSITIVE_INFINITY);
    if (at === Number.POSITIVE_INFINITY)
      throw new Error(`at ${state.at} the plan has not ended and nothing will happen`);
    if (rounds >= MOST_ROUNDS) throw new RunTooLong(state.at);
    result = step(machine, state, { at, ended });
  }
}
