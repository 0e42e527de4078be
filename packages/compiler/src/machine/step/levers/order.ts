/** In which order levers go back: the quickest first. */
import type { LeverName } from '../../run-event.ts';
import type { Course } from '../../state.ts';

export const ORDER: readonly LeverName[] = ['flag', 'release', 'traffic', 'servers'];

/** Whether what a lever returns has gone back: the turn of one after it has come, or the plan has ended since. */
export function hasReturned(course: Course, lever: LeverName): boolean {
  return course.kind !== 'reverting' || ORDER.indexOf(course.lever) > ORDER.indexOf(lever);
}
