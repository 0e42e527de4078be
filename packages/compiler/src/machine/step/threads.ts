/** Threads: how they begin a step, go on to the next, and end their block, their stage and the plan. */
import { at } from '../layout/at.ts';
import type { Thread } from '../state.ts';
import { completePlan } from './conclusion.ts';
import { amountAt } from './exposure.ts';
import { find } from './find.ts';
import { raise } from './handlers.ts';
import { isMet } from './reached.ts';
import { changeThread, dropThread, isForward, isHeld, isSameThread, type Round, update } from './round.ts';
import { endUnit } from './unit-ends.ts';
import { beginFalseAlarms } from './watches.ts';
import { beginWork } from './work-starts.ts';

/** Phase 5a: threads whose step has ended go on, those at earlier steps first. */
export function goOn(round: Round): void {
  while (isForward(round)) {
    const ready = round.state.threads
      .filter(({ doing, stage }) => (doing.kind === 'over' || doing.kind === 'back') && !isHeld(round, stage))
      .sort((a, b) => placeOf(round, a) - placeOf(round, b))[0];
    if (ready === undefined) break;
    goOnOnce(round, ready);
  }
  const { stages, retirements, pauses } = round.state;
  const isOver = stages.every(({ endedAt }) => endedAt !== null) && retirements.length === 0 && pauses.length === 0;
  if (isForward(round) && isOver) completePlan(round);
}

/** A thread past its stage's last step stands there. */
function placeOf({ layout }: Round, { step, stage }: Thread): number {
  return step ?? at(layout.stages, stage).last;
}

function goOnOnce(round: Round, thread: Thread): void {
  const { step, doing, within, stage } = thread;
  const next = step === null ? null : at(round.machine.steps, step).next;
  const to = doing.kind === 'back' ? doing.to : next;
  if (step !== null) endStep(round, step);
  if (to !== null) startStep(round, thread, to);
  else if (within !== null) {
    dropThread(round, thread);
    endUnit(round, within);
  } else {
    changeThread(round, thread, { step: null });
    if (!findAtStageEnd(round, thread)) endStage(round, stage);
  }
}

export function startThread(round: Round, thread: Pick<Thread, 'stage' | 'within'>, entry: number): void {
  const { stage, within } = thread;
  update(round, { threads: [...round.state.threads, { stage, within, step: null, doing: { kind: 'over' } }] });
  startStep(round, thread, entry);
}

function startStep(round: Round, thread: Pick<Thread, 'stage' | 'within'>, step: number): void {
  update(round, { marginal: round.state.marginal.with(step, false) });
  countBusy(round, step, 1);
  round.log.push({ kind: 'step-started', at: round.at, step });
  beginWork(round, thread, step);
  const own = at(round.machine.steps, step);
  // A canary gate holds traffic while it runs.
  if (own.kind === 'gate' && own.canary?.traffic) round.log.push({ kind: 'lever-pulled', at: round.at, step });
}

function endStep(round: Round, step: number): void {
  countBusy(round, step, -1);
  round.log.push({ kind: 'step-ended', at: round.at, step });
}

export function startStage(round: Round, stage: number): void {
  const { machine, state } = round;
  const requestsBefore = amountAt(state.requests, round.at);
  update(round, {
    stages: state.stages.with(stage, { ...at(state.stages, stage), startedAt: round.at, requestsBefore }),
  });
  round.log.push({ kind: 'stage-started', at: round.at, stage });
  beginFalseAlarms(round, stage);
  startThread(round, { stage, within: null }, at(machine.stages, stage).entry);
}

/** A bug that is sure to be seen is found at the latest here. Whether anything was raised. */
function findAtStageEnd(round: Round, thread: Thread): boolean {
  const { stage } = thread;
  let found = false;
  round.state.bugs.forEach(({ sure, foundIn }, bug) => {
    if (!sure || foundIn !== null || !isMet(round, bug)) return;
    found = true;
    find(round, bug, stage, 'stage-end');
  });
  if (found) raise(round, { stage, trigger: 'unhealthy', cause: 'bug', step: null, thread });
  return found;
}

function endStage(round: Round, stage: number): void {
  const { machine } = round;
  const thread = { stage, within: null };
  update(round, {
    stages: round.state.stages.with(stage, { ...at(round.state.stages, stage), endedAt: round.at }),
    threads: round.state.threads.filter((other) => !isSameThread(other, thread)),
  });
  round.log.push({ kind: 'stage-ended', at: round.at, stage });
  machine.stages.forEach(({ after }, next) => {
    const waits = after.includes(stage) && at(round.state.stages, next).startedAt === null;
    if (waits && after.every((before) => at(round.state.stages, before).endedAt !== null)) startStage(round, next);
  });
}

/** Keeps the time in which a copy of the step's sentence runs. */
function countBusy(round: Round, step: number, change: 1 | -1): void {
  const { source } = at(round.layout.steps, step);
  const { running, since, before } = at(round.state.busy, source);
  const next = running + change;
  const changed = {
    running: next,
    since: running === 0 ? round.at : since,
    before: next === 0 ? before + round.at - since : before,
  };
  update(round, { busy: round.state.busy.with(source, changed) });
}
