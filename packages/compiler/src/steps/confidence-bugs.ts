/** What a wait for confidence can learn about. */
import type { Numbers } from '../machine/numbers.ts';

/** Bugs that surface by exposure, and that gates of this check can see. */
export function bugsTaughtAbout({ bugs, checks }: Numbers, check: number): number[] {
  const own = checks[check];
  if (own === undefined || own.blind === 1) return [];
  return bugs.flatMap((bug, index) => {
    const seen = own.health?.moving.includes(index) === true || (own.gate.detects[index] ?? 0) > 0;
    return bug.surfaces !== null && seen ? [index] : [];
  });
}
