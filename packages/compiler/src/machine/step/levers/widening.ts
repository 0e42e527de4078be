/** What moves users, flags and releases alike: it reaches more and more of the first of an audience. */
import type { State, Widening } from '../../state.ts';
import { hasReturned } from './order.ts';

type Shift = Widening['shifts'][number];

export const NOBODY: Widening = { shifts: [], returned: null };

/** For how many users it is on, or has been released to. */
export function widthOf({ course }: Pick<State, 'course'>, widening: Widening, lever: 'flag' | 'release'): number {
  const { shifts, returned } = widening;
  return returned !== null && hasReturned(course, lever) ? returned : widest(shifts);
}

function widest(shifts: readonly Shift[]): number {
  return shifts.reduce((most, { users }) => Math.max(most, users), 0);
}

/** Never narrower. */
export function widened({ shifts, returned }: Widening, stage: number, users: number): Widening {
  return { shifts: [...shifts, { stage, users, final: false }], returned };
}

/** When going back begins: those who will keep it, if fewer than have it. */
export function returning({ shifts }: Widening, goesBack: (shift: Shift) => boolean): Widening {
  const kept = widest(shifts.filter((shift) => !goesBack(shift)));
  return { shifts, returned: kept < widest(shifts) ? kept : null };
}
