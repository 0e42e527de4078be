/** Going back: once everything that ran when the plan turned has ended. */
import { at } from '../layout/at.ts';
import type { BatchState, Course } from '../state.ts';
import { begin, serversOf } from './batches.ts';
import { endTurned } from './conclusion.ts';
import { nextRevert } from './revert-batches.ts';
import {
  changeUnit,
  hasBatch,
  layoutOfDeployUnit,
  type Round,
  stageOf,
  type UnitRef,
  unitState,
  update,
} from './round.ts';
import { exclusionsAllow } from './units.ts';
import { isAnythingInProgress } from './wake.ts';

/** Ends a plan that has turned, or begins or continues to revert, as soon as nothing else runs. */
export function concludeTurn(round: Round): void {
  const { course, batches, threads } = round.state;
  if (course.kind === 'turned' && batches.length === 0 && threads.length === 0) {
    if (course.turn.kind === 'stop') endTurned(round, 'stopped');
    else beginReverting(round, course);
  }
  revert(round);
}

function beginReverting(round: Round, course: Extract<Course, { kind: 'turned' }>): void {
  update(round, { course: { ...course, kind: 'reverting' } });
  round.log.push({ kind: 'rollback-started', at: round.at });
  if (course.turn.kind !== 'rollback-in') return;
  round.started.push({ kind: 'rollback-in', id: 'rollback-in', takes: course.turn.takes });
}

/** Whether what a step has deployed is going back. */
export function goesBack(round: Round, step: number): boolean {
  const { course } = round.state;
  if (course.kind !== 'reverting') return false;
  return course.turn.kind !== 'rollback-stage' || course.stage === stageOf(round, step);
}

/** `rollback in D` is over: nothing of the plan is left. */
export function endRollbackIn(round: Round): void {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind !== 'rollback-in' || !round.ended.has('rollback-in')) return;
  const units = round.state.units.map((own) => own.map((unit) => ({ ...unit, entries: [] })));
  update(round, { units });
  endReverting(round);
}

function endReverting(round: Round): void {
  const { course } = round.state;
  round.log.push({ kind: 'rollback-ended', at: round.at });
  const whole = course.kind === 'reverting' && course.turn.kind !== 'rollback-stage';
  endTurned(round, whole ? 'rolled-back' : 'stopped');
}

function revert(round: Round): void {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind === 'rollback-in') return;
  const units = unitsToRevert(round);
  for (const ref of units) if (unitState(round, ref).reverting) revertSome(round, ref);
  for (const ref of units) {
    if (unitState(round, ref).reverting || leftToRevert(round, ref) === 0) continue;
    const atWork = units.filter((other) => isAtWork(round, other));
    const touching = atWork.map((other) => ({ ...layoutOfDeployUnit(round, other), ...other }));
    if (exclusionsAllow(round, ref, touching, 'at once')) revertSome(round, ref);
  }
  if (round.state.batches.length > 0) return;
  if (units.every((ref) => leftToRevert(round, ref) === 0)) endReverting(round);
  else if (!isAnythingInProgress(round)) {
    round.log.push({ kind: 'rollback-blocked', at: round.at });
    endTurned(round, 'stopped');
  }
}

/** In reverse order of completion, unfinished ones first; of those that ended in one round the later declared first. */
function unitsToRevert(round: Round): UnitRef[] {
  const refs = round.state.units.flatMap((units, step) =>
    units.flatMap(({ entries, endedIn }, unit) =>
      entries.length > 0 && goesBack(round, step) ? [{ step, unit, endedIn: endedIn ?? Number.POSITIVE_INFINITY }] : [],
    ),
  );
  const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
  refs.sort((a, b) => compare(b.endedIn, a.endedIn) || b.step - a.step || b.unit - a.unit);
  return refs.map(({ step, unit }) => ({ step, unit }));
}

function leftToRevert(round: Round, ref: UnitRef): number {
  return unitState(round, ref).entries.reduce((sum, { onNew, failed }) => sum + onNew + failed, 0);
}

/** From its first reverting batch until nothing of it is left to revert. */
function isAtWork(round: Round, ref: UnitRef): boolean {
  return unitState(round, ref).reverting && (hasBatch(round, ref) || leftToRevert(round, ref) > 0);
}

function revertSome(round: Round, ref: UnitRef): void {
  if (hasBatch(round, ref)) return;
  const { failed, onNew, filling } = nextRevert(round, ref);
  if (filling.parts.length === 0) return;
  const unit = unitState(round, ref);
  const ordinal = unit.reverts + 1;
  const entries = unit.entries.map((entry, index) => ({
    ...entry,
    failed: entry.failed - at(failed, index),
    onNew: entry.onNew - at(onNew, index),
    gone: entry.gone + at(onNew, index),
  }));
  changeUnit(round, ref, { reverts: ordinal, reverting: true, entries });
  const batch: BatchState = {
    ...ref,
    kind: 'revert',
    id: `revert:${ref.step}.${ref.unit}.${ordinal}.1`,
    ordinal,
    attempt: 1,
    parts: filling.parts,
    spared: filling.spared,
    status: 'running',
  };
  begin(round, batch, filling.starting);
  round.log.push({ kind: 'revert-started', at: round.at, ...ref, ordinal, servers: serversOf(batch.parts) });
}
