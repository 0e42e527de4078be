/** What a wait for confidence can learn about. */
import type { Build } from './build.ts';

/** Bugs that surface by exposure, that some step of the plan exposes people to, and that gates of this check can see. */
export function bugsTaughtAbout({ numbers, enabled }: Pick<Build, 'numbers' | 'enabled'>, check: number): number[] {
  const own = numbers.checks[check];
  if (own === undefined || own.blind === 1) return [];
  return numbers.bugs.flatMap(({ surfaces, behind }, index) => {
    const met = behind === null || enabled.has(behind);
    const seen = own.health?.moving.includes(index) === true || (own.gate.detects[index] ?? 0) > 0;
    return surfaces !== null && met && seen ? [index] : [];
  });
}
