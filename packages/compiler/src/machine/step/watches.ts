/** Watches: when they are on, and the false alarms that they have coming. */
import { at } from '../layout/at.ts';
import { isMet } from './reached.ts';
import { countsAsRunning, isForward, isRunning, type Round, update } from './round.ts';

/** On while its plan or stage runs, until the plan turns. */
export function isOn(round: Round, watch: number): boolean {
  const { stage } = at(round.machine.watches, watch);
  return isForward(round) && (stage === null || isRunning(round, stage));
}

/** null: it has not begun. */
function beganAt({ machine, state }: Round, watch: number): number | null {
  const { stage } = at(machine.watches, watch);
  return stage === null ? 0 : at(state.stages, stage).startedAt;
}

/** The stage in which an alarm counts: the watch's, or the first declared one that runs. */
export function stageOfAlarm(round: Round, watch: number): number {
  const { stage } = at(round.machine.watches, watch);
  return stage ?? round.machine.stages.findIndex((_, index) => countsAsRunning(round, index));
}

/** Begins the watches of a stage, or (null) those of the plan. */
export function beginFalseAlarms(round: Round, stage: number | null): void {
  round.machine.watches.forEach((watch, index) => {
    if (watch.stage === stage) awaitFalseAlarm(round, index);
  });
}

/** The next one comes some time after the last, or after the watch's beginning. */
export function awaitFalseAlarm(round: Round, index: number): void {
  const { check } = at(round.machine.watches, index);
  if (at(round.machine.numbers.checks, check).watch.falseAlarm.probability === 0) return;
  const { watches } = round.state;
  const watch = at(watches, index);
  const ordinal = watch.ordinal + 1;
  const id = `false-alarm-due:${index}.${ordinal}`;
  update(round, { watches: watches.with(index, { ...watch, id, ordinal }) });
  round.started.push({ kind: 'false-alarm-due', id, watch: index, ordinal });
}

/** When the watch will give alarm for the bug, as things stand: in the past, perhaps, if it was not met then. null: never. */
export function dueAlarm(round: Round, watch: number, bug: number): number | null {
  const { check } = at(round.machine.watches, watch);
  const { blind, watched } = at(round.state.luck.bugs, bug);
  const { shownAt } = at(round.state.bugs, bug);
  const after = at(watched, watch);
  const began = beganAt(round, watch);
  if (shownAt === null || after === null || at(blind, check) || began === null) return null;
  if (!isMet(round, bug)) return null;
  return at(round.state.watches, watch).alarmed.includes(bug) ? null : Math.max(shownAt, began) + after;
}
