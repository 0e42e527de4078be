/** The lever of releases: which users have the new version. */
import type { Kernel, Stage } from '../state/index.ts';
import { goesBack } from '../turning.ts';
import type { Return } from './one-act.ts';
import { endReturn, narrow, planReturn, widen } from './widening.ts';

export const releaseTo = (kernel: Kernel, stage: Stage, users: number): void => {
  widen(kernel, kernel.release, stage, users);
};

export const release: Return = {
  begin: (kernel) => planReturn(kernel.release, ({ stage, final }) => final || !goesBack(kernel, stage)),
  end: (kernel) => endReturn(kernel, kernel.release),
};

/** Whether a stage has released something that may go back. */
export const hasReleased = ({ release: { shifts } }: Kernel, stage: Stage): boolean =>
  shifts.some((shift) => shift.stage === stage && !shift.final);

/** Back to where the other stages have brought it. */
export const takeBack = (kernel: Kernel, from: Stage): void => {
  narrow(kernel, kernel.release, ({ stage, final }) => final || stage !== from);
};
