/** Levers that go back all at once, in an act of their own. */
import type { SwitchedLever } from '../../luck/lever-times.ts';
import { itemAt } from '../elements.ts';
import { schedule } from '../heap.ts';
import type { Kernel } from '../state/index.ts';
import type { Lever } from './lever.ts';

export interface Return {
  /** Works out, when going back begins, what is left of it. Whether that is less than there is now. */
  readonly begin: (kernel: Kernel) => boolean;
  /** It has gone back. */
  readonly end: (kernel: Kernel) => void;
}

/** Its act begins when those of the levers before it are over; without anything to return it is passed. */
export function inOneAct(name: SwitchedLever, { begin }: Return): Lever {
  return {
    begin(kernel) {
      if (begin(kernel)) kernel.returning.push(name);
    },
    goBack(kernel) {
      if (!kernel.returning.includes(name)) return 'over';
      if (!kernel.returnBegun) {
        kernel.returnBegun = true;
        kernel.working++;
        schedule(kernel.heap, kernel.leverBackSlot, kernel.now + kernel.luck.leverBack(name));
      }
      return 'going';
    },
  };
}

/** The act of the first of those that are to go back is over. */
export function endReturn(kernel: Kernel, returns: Readonly<Record<SwitchedLever, Return>>): void {
  const { returning } = kernel;
  const lever = itemAt(returning, 0);
  returning.shift();
  kernel.returnBegun = false;
  kernel.working--;
  returns[lever].end(kernel);
  if (kernel.log !== null) kernel.log.push({ kind: 'lever-returned', at: kernel.now, lever });
}
