/** How the stages of a plan end: with what they reach last, and with what comes of it. */
import type { Location } from '@rollout/language';
import { following, isLookOrReach, isNeverLookedAt, lastReaches, nextAfter } from './later.ts';
import type { PlanSubject } from './plan-rule.ts';
import { type Move, stepOf } from './route/index.ts';

export interface StageEnd {
  /** The stage's name. */
  readonly stage: string;
  /** Where it reaches more for the last time. */
  readonly place: Location;
  /** What next looks, waits, or reaches more; undefined: the plan ends. */
  readonly next: Move | undefined;
}

/** Of each stage that reaches anything; none of a plan that nobody looks at anywhere, of which other rules speak. */
export function stageEnds(subject: PlanSubject): readonly StageEnd[] {
  const { machine, sources, route } = subject;
  const { moves } = route();
  if (isNeverLookedAt(moves)) return [];
  const followedBy = following(subject);
  return lastReaches(subject, moves).flatMap((last, stage) => {
    const reached = moves[last];
    if (reached === undefined) return [];
    const isLater = followedBy(stage);
    return {
      stage: machine.stages[stage]?.name ?? '',
      place: sources.steps[stepOf(reached)] ?? sources.plan,
      next: nextAfter(moves, last, (move) => isLater(move) && isLookOrReach(move)),
    };
  });
}
