/** What gates and watches can see at all. */
import type { Numbers } from '../machine/numbers.ts';

/** Bugs that may be there and that a gate of this check can see, whenever they have shown. */
export function bugsSeenBy({ bugs, checks }: Numbers, check: number): readonly number[] {
  const own = checks[check];
  return bugs.flatMap(({ present, shows }, bug) => {
    if (own === undefined || present === 0) return [];
    const found = shows.some((showing) => showing.found);
    const looks = own.health?.moving.includes(bug) === true || (own.gate.detects[bug] ?? 0) > 0;
    return found || (looks && own.blind < 1) ? [bug] : [];
  });
}

/** Likewise of a watch. */
export function bugsWatchedBy({ bugs, checks }: Numbers, check: number): readonly number[] {
  const own = checks[check];
  return bugs.flatMap(({ present }, bug) =>
    own === undefined || present === 0 || own.blind === 1 || (own.watch.detects[bug] ?? 0) === 0 ? [] : [bug],
  );
}
