/** Channels: their trains leave by the calendar, and a change may be taken off one. */
import type { Action } from '@rollout/language';
import { at } from '../layout/at.ts';
import type { Thread } from '../state.ts';
import type { MachineStep } from '../steps.ts';
import { hasReleased, takeBack } from './levers/release.ts';
import { changeBug, changeThread, isForward, type Round, update } from './round.ts';

/** The wait for a train is over: the change leaves with it, without the bugs that had been found when it missed one. */
export function depart(round: Round, stage: number): void {
  const { departures, stages } = round.state;
  update(round, { departures: departures.with(stage, [...at(departures, stage), round.at]) });
  round.log.push({ kind: 'departed', at: round.at, stage });
  if (at(stages, stage).recalls > 0) fixBugs(round);
}

/** Whether a thread's wait for a train is over, and nothing has followed yet: a train that has left is not waited for again. */
export function hasLeft({ machine }: Round, { step, doing }: Thread): boolean {
  return step !== null && doing.kind === 'over' && isTrain(at(machine.steps, step));
}

export function isTrain(step: MachineStep): boolean {
  return step.kind === 'clock' && step.until.kind === 'train';
}

function fixBugs(round: Round): void {
  round.state.bugs.forEach(({ foundIn, fixed }, bug) => {
    if (foundIn === null || fixed) return;
    changeBug(round, bug, { fixed: true });
    round.log.push({ kind: 'bug-fixed', at: round.at, bug });
  });
}

/** Whether `next train` can be met: the stage has trains, and its change may miss one more, or is being taken off one already. */
export function mayRecall(round: Round, stage: number, { atMost }: Extract<Action, { kind: 'next-train' }>): boolean {
  if (at(round.machine.stages, stage).train === null) return false;
  return isRecalled(round, stage) || at(round.state.stages, stage).recalls < atMost;
}

function isRecalled({ state }: Round, stage: number): boolean {
  return state.threads.some((thread) => thread.stage === stage && thread.doing.kind === 'recalled');
}

/** Takes a stage's change off its train: what the stage does is dropped, and what it has released goes back in one act. */
export function recall(round: Round, stage: number): void {
  const { threads, stages, pauses, recalls } = round.state;
  // Once it has gone all the way, or is on its way back already, there is nothing to take off.
  const thread = threads.find((other) => other.stage === stage && other.within === null);
  if (thread === undefined || isRecalled(round, stage)) return;
  const own = at(stages, stage);
  const ordinal = own.recalls + 1;
  update(round, {
    stages: stages.with(stage, { ...own, recalls: ordinal }),
    pauses: pauses.filter((pause) => pause.stage !== stage),
  });
  if (!hasReleased(round, stage)) {
    endRecall(round, stage, thread);
    return;
  }
  changeThread(round, thread, { doing: { kind: 'recalled' } });
  const id = `recall:${stage}.${ordinal}`;
  update(round, { recalls: [...recalls, { id, stage, ordinal }] });
  round.started.push({ kind: 'recall', id, stage, ordinal });
}

/** Phase 1: those that are over; they go on to their end even when the plan has turned. */
export function endRecalls(round: Round): void {
  const over = round.state.recalls.filter(({ id }) => round.ended.has(id)).sort((a, b) => a.stage - b.stage);
  for (const ended of over) {
    update(round, { recalls: round.state.recalls.filter((other) => other !== ended) });
    takeBack(round, ended.stage);
    endRecall(round, ended.stage, { stage: ended.stage, within: null });
  }
}

/** Back to the departure. */
function endRecall(round: Round, stage: number, thread: Pick<Thread, 'stage' | 'within'>): void {
  round.log.push({ kind: 'recalled', at: round.at, stage });
  const { train } = at(round.machine.stages, stage);
  if (train !== null && isForward(round)) changeThread(round, thread, { doing: { kind: 'back', to: train.departure } });
}
