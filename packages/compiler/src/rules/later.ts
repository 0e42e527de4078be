/** What comes before and after something on the way of a plan. */
import { stageOrder } from '../control/stage-order.ts';
import type { PlanSubject } from './plan-rule.ts';
import type { Move } from './route/index.ts';

/** For a stage whether another is it, or always comes after it: stages side by side do neither. */
export function following({ machine }: PlanSubject): (stage: number) => (move: Move) => boolean {
  const isInOrder = machine.stages.every(
    ({ after }, index) => after.length <= 1 && (after[0] ?? index - 1) === index - 1,
  );
  if (isInOrder) return (stage) => (move) => move.stage >= stage;
  const { isBefore } = stageOrder(machine.stages);
  return (stage) => (move) => move.stage === stage || isBefore(stage, move.stage);
}

/** The first move after that one of which it is true. */
export function nextAfter(moves: readonly Move[], at: number, is: (move: Move) => boolean): Move | undefined {
  for (let index = at + 1; index < moves.length; index++) {
    const move = moves[index];
    if (move !== undefined && is(move)) return move;
  }
  return undefined;
}

/** The last move before that one of which it is true. */
export function lastBefore(moves: readonly Move[], at: number, is: (move: Move) => boolean): Move | undefined {
  for (let index = at - 1; index >= 0; index--) {
    const move = moves[index];
    if (move !== undefined && is(move)) return move;
  }
  return undefined;
}

/** For each stage where in the list its last move is that reaches more; -1: it has none. */
export function lastReaches({ machine }: PlanSubject, moves: readonly Move[]): readonly number[] {
  const last = machine.stages.map(() => -1);
  moves.forEach(({ advance, stage }, at) => {
    if (advance !== null) last[stage] = at;
  });
  return last;
}

/**
 * Whether nobody looks anywhere, and nothing waits, though most are reached. That so many have it before anybody looks is said by the rules
 * about the first look, once; that no stage ends with one, and that the last does not, is the same thing.
 */
export function isNeverLookedAt(moves: readonly Move[]): boolean {
  return !moves.some(({ looks, waits }) => looks || waits) && moves.some(({ advance }) => (advance?.to ?? 0) > MOST);
}

/** More than any of those rules leaves alone. */
const MOST = 0.5;

/** Whether it shows what came before, gives it time to show, or adds to it. */
export function isLookOrReach({ looks, waits, advance }: Move): boolean {
  return looks || waits || advance !== null;
}
