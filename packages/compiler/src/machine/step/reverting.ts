/** Going back: once everything that ran when the plan turned has ended, lever by lever. */
import type { Course } from '../state.ts';
import { endTurned } from './conclusion.ts';
import { GOING_BACK } from './levers/index.ts';
import { type Round, update } from './round.ts';

/** Ends a plan that has turned, or begins or continues to go back, as soon as nothing else runs. */
export function concludeTurn(round: Round): void {
  const { course, batches, threads } = round.state;
  if (course.kind === 'turned' && batches.length === 0 && threads.length === 0) {
    if (course.turn.kind === 'stop') endTurned(round, 'stopped');
    else beginReverting(round, course);
  }
  goBack(round);
}

function beginReverting(round: Round, course: Extract<Course, { kind: 'turned' }>): void {
  update(round, { course: { ...course, kind: 'reverting', switching: false } });
  round.log.push({ kind: 'rollback-started', at: round.at });
  if (course.turn.kind === 'rollback-in') {
    round.started.push({ kind: 'rollback-in', id: 'rollback-in', takes: course.turn.takes });
  } else for (const lever of GOING_BACK) lever.begin(round);
}

function goBack(round: Round): void {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind === 'rollback-in') return;
  for (const lever of GOING_BACK) {
    const progress = lever.goBack(round);
    if (progress === 'going') return;
    if (progress === 'blocked') {
      round.log.push({ kind: 'rollback-blocked', at: round.at });
      endTurned(round, 'stopped');
      return;
    }
  }
  endReverting(round);
}

/** `rollback in D` is over: nothing of the plan is left. */
export function endRollbackIn(round: Round): void {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind !== 'rollback-in' || !round.ended.has('rollback-in')) return;
  update(round, {
    units: round.state.units.map((own) => own.map((unit) => ({ ...unit, entries: [] }))),
    areas: round.state.areas.map((area) => ({ ...area, shifts: [] })),
  });
  endReverting(round);
}

function endReverting(round: Round): void {
  const { course } = round.state;
  round.log.push({ kind: 'rollback-ended', at: round.at });
  const whole = course.kind === 'reverting' && course.turn.kind !== 'rollback-stage';
  endTurned(round, whole ? 'rolled-back' : 'stopped');
}
