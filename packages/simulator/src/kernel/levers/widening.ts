/** What levers that reach people have in common: they widen, and go back to what others have brought them to. */
import { settlePeople } from '../people.ts';
import type { Brought, Kernel, Stage, Widening } from '../state/index.ts';

export const createWidening = (): Widening => ({ shifts: [], keeps: -1, returned: false, width: 0 });

/** To at least so many users; it never narrows. */
export function widen(kernel: Kernel, widening: Widening, stage: Stage, users: number): void {
  widening.shifts = [...widening.shifts, { stage, users, final: false }];
  settleWidth(kernel, widening);
}

/** Works out what it is left with if all goes back but what `stays`. Whether that is less than now. */
export function planReturn(widening: Widening, stays: (brought: Brought) => boolean): boolean {
  const kept = widest(widening.shifts.filter(stays));
  if (kept >= widening.width) return false;
  widening.keeps = kept;
  return true;
}

export function endReturn(kernel: Kernel, widening: Widening): void {
  if (widening.keeps < 0) return;
  widening.returned = true;
  settleWidth(kernel, widening);
}

/** Only what `stays` has brought it to is left. */
export function narrow(kernel: Kernel, widening: Widening, stays: (brought: Brought) => boolean): void {
  widening.shifts = widening.shifts.filter(stays);
  settleWidth(kernel, widening);
}

function settleWidth(kernel: Kernel, widening: Widening): void {
  const width = widening.returned ? widening.keeps : widest(widening.shifts);
  if (width === widening.width) return;
  widening.width = width;
  settlePeople(kernel);
}

function widest(shifts: readonly Brought[]): number {
  let most = 0;
  for (const { users } of shifts) if (users > most) most = users;
  return most;
}

export function resetWidening(widening: Widening): void {
  widening.shifts = [];
  widening.keeps = -1;
  widening.returned = false;
  widening.width = 0;
}
