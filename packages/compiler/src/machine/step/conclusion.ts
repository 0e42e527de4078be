/** How the plan turns, and how it ends. */
import { at } from '../layout/at.ts';
import type { Cause, Outcome } from '../run-event.ts';
import type { Course, Turn } from '../state.ts';
import { traitsOf } from '../step-kinds.ts';
import { type Round, update } from './round.ts';

/** Waits, gates and pauses are dropped; batches, pulls, `run`s and changes of a schema go on to their end, but no batch that waits for an outage's. */
export function turn(round: Round, way: Turn, stage: number, cause: Cause): void {
  const { threads, batches } = round.state;
  const working = threads.filter(({ step, doing }) => {
    return step !== null && doing.kind === 'working' && traitsOf(at(round.machine.steps, step)).outlastsTurn;
  });
  update(round, {
    course: { kind: 'turned', turn: way, stage, cause },
    threads: working,
    pauses: [],
    retirements: [],
    batches: batches.map((batch) => (batch.status === 'waiting' ? { ...batch, status: 'lost' } : batch)),
  });
  closeBusy(round);
}

/** Time is counted to a step until it ends, or the plan turns. */
function closeBusy(round: Round): void {
  const busy = round.state.busy.map(({ running, since, before }) => ({
    running: 0,
    since,
    before: running > 0 ? before + round.at - since : before,
  }));
  update(round, { busy });
}

export function completePlan(round: Round): void {
  end(round, { kind: 'ended', outcome: 'completed', stage: null, cause: null, wentBack: false });
}

/** Ends a plan that has turned. */
export function endTurned(round: Round, outcome: Outcome): void {
  const { course } = round.state;
  if (course.kind !== 'turned' && course.kind !== 'reverting') throw new Error(`the plan has not turned`);
  const { turn: way, stage, cause } = course;
  end(round, { kind: 'ended', outcome, stage, cause, wentBack: way.kind !== 'stop' });
}

function end(round: Round, course: Extract<Course, { kind: 'ended' }>): void {
  const { outcome, cause } = course;
  update(round, { course, threads: [], batches: [], repairs: [], pauses: [], retirements: [] });
  round.log.push({ kind: 'plan-ended', at: round.at, outcome, cause });
}
