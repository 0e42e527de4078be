/** The round that is being worked out: the state so far and what has come of it. Only this folder sees it change. */
import type { ConstraintScope } from '../constraints.ts';
import { at } from '../layout/at.ts';
import type { DeployUnit, EachUnit, Layout } from '../layout/layout.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { BatchState, BugState, State, Thread, UnitState } from '../state.ts';
import type { MachineStep } from '../steps.ts';
import type { Ended, Started } from '../work.ts';
import type { Standing } from './standing.ts';

export interface Round {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly at: number;
  /** Time of the round before; null: this is the first. */
  readonly before: number | null;
  readonly ended: ReadonlyMap<string, Ended>;
  /** Replaced as a whole, never changed. */
  state: State;
  readonly log: RunEvent[];
  readonly started: Started[];
  /** Forward batches that ended in this round. */
  readonly tried: BatchState[];
  /** `run`s that failed for good in this round. */
  readonly failedActs: Thread[];
  /** Something that happened asks for another round at this instant. */
  again: boolean;
  /** See `standingOf`. */
  standing: Standing | null;
}

export interface UnitRef {
  readonly step: number;
  readonly unit: number;
}

export function update(round: Round, change: Partial<State>): void {
  round.state = { ...round.state, ...change };
}

export function isForward(round: Round): boolean {
  return round.state.course.kind === 'forward';
}

export function unitState(round: Round, { step, unit }: UnitRef): UnitState {
  return at(at(round.state.units, step), unit);
}

export function changeUnit(round: Round, ref: UnitRef, change: Partial<UnitState>): void {
  const units = at(round.state.units, ref.step);
  const changed = units.with(ref.unit, { ...at(units, ref.unit), ...change });
  update(round, { units: round.state.units.with(ref.step, changed) });
}

export function changeBug(round: Round, bug: number, change: Partial<BugState>): void {
  update(round, { bugs: round.state.bugs.with(bug, { ...at(round.state.bugs, bug), ...change }) });
}

export function isSameThread(a: Pick<Thread, 'stage' | 'within'>, b: Pick<Thread, 'stage' | 'within'>): boolean {
  return a.stage === b.stage && a.within?.step === b.within?.step && a.within?.unit === b.within?.unit;
}

export function changeThread(round: Round, thread: Pick<Thread, 'stage' | 'within'>, change: Partial<Thread>): void {
  const threads = round.state.threads.map((other) => (isSameThread(other, thread) ? { ...other, ...change } : other));
  update(round, { threads });
}

export function dropThread(round: Round, thread: Thread): void {
  update(round, { threads: round.state.threads.filter((other) => !isSameThread(other, thread)) });
}

export function layoutOfDeployUnit({ layout }: Pick<Round, 'layout'>, { step, unit }: UnitRef): DeployUnit {
  const found = at(layout.steps, step);
  if (found.kind !== 'deploy') throw new Error(`step ${step} does not deploy`);
  return at(found.units, unit);
}

export function layoutOfUnit({ layout }: Pick<Round, 'layout'>, { step, unit }: UnitRef): DeployUnit | EachUnit {
  const found = at(layout.steps, step);
  if (found.kind !== 'deploy' && found.kind !== 'each') throw new Error(`step ${step} has no units`);
  return at<DeployUnit | EachUnit>(found.units, unit);
}

export function stageOf({ machine }: Pick<Round, 'machine'>, step: number): number {
  return at(machine.steps, step).stage;
}

/** Whether a constraint binds what starts in a stage. */
export function binds({ scope }: { readonly scope: ConstraintScope }, stage: number): boolean {
  return scope.kind === 'plan' || scope.stage === stage;
}

/** While nothing but retiring blue is waited for, the stage of the first step that does counts as running. */
export function countsAsRunning(round: Round, stage: number): boolean {
  const { stages, retirements } = round.state;
  if (stages.some((_, other) => isRunning(round, other))) return isRunning(round, stage);
  return retirements.length > 0 && stageOf(round, Math.min(...retirements.map(({ step }) => step))) === stage;
}

export function isRunning(round: Round, stage: number): boolean {
  const { startedAt, endedAt } = at(round.state.stages, stage);
  return startedAt !== null && endedAt === null;
}

/** Whether a pause holds what the stage would start. */
export function isHeld(round: Round, stage: number): boolean {
  return round.state.pauses.some((pause) => pause.stage === stage);
}

export function byUnit(a: UnitRef, b: UnitRef): number {
  return a.step - b.step || a.unit - b.unit;
}

export function hasBatch(round: Round, { step, unit }: UnitRef): boolean {
  return round.state.batches.some((batch) => batch.step === step && batch.unit === unit);
}

/** Threads at steps of some kinds whose work has ended in this round, by step. */
export function threadsDone(
  round: Round,
  ...kinds: readonly MachineStep['kind'][]
): (Thread & { readonly step: number })[] {
  return round.state.threads
    .flatMap((thread) => {
      const { step, doing } = thread;
      const done = step !== null && doing.kind === 'working' && round.ended.has(doing.id);
      return done && kinds.includes(at(round.machine.steps, step).kind) ? [{ ...thread, step }] : [];
    })
    .sort((a, b) => a.step - b.step);
}
