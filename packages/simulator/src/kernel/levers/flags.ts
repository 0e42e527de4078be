/** The lever of flags: for which users what is behind them is on. */
import { itemAt } from '../elements.ts';
import type { Kernel, Stage } from '../state/index.ts';
import { goesBack } from '../turning.ts';
import type { Return } from './one-act.ts';
import { endReturn, narrow, planReturn, widen } from './widening.ts';

/** On for so many users, if not for more already; 0: off for all. */
export function switchFlag(kernel: Kernel, stage: Stage, flag: number, users: number): void {
  const widening = itemAt(kernel.flags, flag);
  if (users > 0) widen(kernel, widening, stage, users);
  else narrow(kernel, widening, () => false);
}

export const flags: Return = {
  begin(kernel) {
    let returns = false;
    kernel.flags.forEach((flag, index) => {
      if (planReturn(flag, ({ stage, final }) => final || !flagGoesBack(kernel, index, stage))) returns = true;
    });
    return returns;
  },
  end(kernel) {
    for (const flag of kernel.flags) endReturn(kernel, flag);
  },
};

function flagGoesBack(kernel: Kernel, flag: number, stage: Stage): boolean {
  const { turn, machine } = kernel;
  if (turn?.kind === 'disable') return itemAt(machine.flags, flag).name === turn.flag;
  return goesBack(kernel, stage);
}
