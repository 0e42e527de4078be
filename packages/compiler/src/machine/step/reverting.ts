/** Going back: once everything that ran when the plan turned has ended, lever by lever. */
import type { Course } from '../state.ts';
import { endTurned } from './conclusion.ts';
import { GOING_BACK } from './levers/index.ts';
import type { Lever } from './levers/lever.ts';
import { returnedNow } from './levers/one-act.ts';
import { type Round, update } from './round.ts';

/** Ends a plan that has turned, or begins or continues to go back, as soon as nothing else runs. */
export function concludeTurn(round: Round): void {
  const { course, batches, threads, recalls } = round.state;
  if (course.kind === 'turned' && batches.length + threads.length + recalls.length === 0) {
    if (course.turn.kind === 'stop') endTurned(round, 'stopped');
    else beginReverting(round, course);
  }
  goBack(round);
}

function beginReverting(round: Round, course: Extract<Course, { kind: 'turned' }>): void {
  update(round, { course: { ...course, kind: 'reverting', lever: 'flag' } });
  round.log.push({ kind: 'rollback-started', at: round.at });
  if (course.turn.kind === 'rollback-in') {
    round.started.push({ kind: 'rollback-in', id: 'rollback-in', takes: course.turn.takes });
    return;
  }
  for (const lever of GOING_BACK) lever.begin(round);
  giveTurn(round, GOING_BACK);
}

/** To the first of these levers that has something to return. */
function giveTurn(round: Round, levers: readonly Lever[]): void {
  for (const lever of levers) {
    const { course } = round.state;
    if (course.kind === 'reverting') update(round, { course: { ...course, lever: lever.name } });
    if (lever.takesTurn(round)) return;
  }
}

/** Phase 1: a lever that has gone back makes way for the next one. */
export function endLeverBack(round: Round): void {
  const lever = returnedNow(round);
  if (lever === null) return;
  round.log.push({ kind: 'lever-returned', at: round.at, lever });
  giveTurn(round, GOING_BACK.slice(GOING_BACK.findIndex(({ name }) => name === lever) + 1));
}

function goBack(round: Round): void {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind === 'rollback-in') return;
  const progress = GOING_BACK.find(({ name }) => name === course.lever)?.goBack(round);
  if (progress === 'blocked') {
    round.log.push({ kind: 'rollback-blocked', at: round.at });
    endTurned(round, 'stopped');
  }
  if (progress === 'over') endReverting(round);
}

/** `rollback in D` is over: nothing of the plan is left, but what came before a point of no return. */
export function endRollbackIn(round: Round): void {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind !== 'rollback-in' || !round.ended.has('rollback-in')) return;
  const { units, areas, release, flags } = round.state;
  update(round, {
    units: units.map((own) => own.map((unit) => (unit.final ? unit : { ...unit, entries: [] }))),
    areas: areas.map(finalOnly),
    release: finalOnly(release),
    flags: flags.map(finalOnly),
  });
  endReverting(round);
}

function finalOnly<T extends { readonly shifts: readonly { readonly final: boolean }[] }>(moved: T): T {
  return { ...moved, shifts: moved.shifts.filter(({ final }) => final) };
}

/** Only a plan of which nothing had to stay is rolled back. */
function endReverting(round: Round): void {
  const { course, pointOfNoReturn } = round.state;
  round.log.push({ kind: 'rollback-ended', at: round.at });
  const whole = course.kind === 'reverting' && (course.turn.kind === 'rollback' || course.turn.kind === 'rollback-in');
  endTurned(round, whole && !pointOfNoReturn ? 'rolled-back' : 'stopped');
}
