/** Waits for bugs to show in, at the end of which nobody looks: `wait-without-gate` tells of them, so that other rules need not. */
import { following, isLookOrReach, nextAfter } from './later.ts';
import type { PlanSubject } from './plan-rule.ts';
import type { Move } from './route/index.ts';

export interface UnseenWait {
  readonly wait: Move;
  /** What comes next, and reaches more; null: the plan ends. */
  readonly met: Move | null;
}

/** In the order in which the plan comes to them; of the copies of a sentence the first. */
export function unseenWaits(subject: PlanSubject): readonly UnseenWait[] {
  const { moves } = subject.route();
  const followedBy = following(subject);
  const said = new Set<number>();
  /** Something has been reached since the last look. */
  let isBake = false;
  return moves.flatMap((wait, at): UnseenWait[] => {
    if (wait.advance !== null) isBake = true;
    if (wait.looks) isBake = false;
    if (!isBake || wait.kind !== 'wait' || said.has(wait.source)) return [];
    const isLater = followedBy(wait.stage);
    const met = nextAfter(moves, at, (move) => isLater(move) && isLookOrReach(move));
    // Stages side by side are seen by the gates of one another, if theirs come last.
    if (met === undefined ? moves.some(({ looks }, later) => later > at && looks) : met.advance === null) return [];
    said.add(wait.source);
    return [{ wait, met: met ?? null }];
  });
}
