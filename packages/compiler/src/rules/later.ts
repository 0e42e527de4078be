/** What comes after something on the way of a plan, as far as that is sure. */
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
