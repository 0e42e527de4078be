import type { Kernel } from '../state/index.ts';

/** A lever by which a change reaches people, on its way back. */
export interface Lever {
  /** Once, when going back begins. */
  readonly begin: (kernel: Kernel) => void;
  /** Goes back as far as it may in this round. The next lever follows when it is over. */
  readonly goBack: (kernel: Kernel) => Progress;
}

export type Progress = 'going' | 'over' | 'blocked';
