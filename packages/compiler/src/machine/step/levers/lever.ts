import type { Round } from '../round.ts';

/** A lever by which a change reaches people, on its way back. */
export interface Lever {
  /** Once, when going back begins. */
  readonly begin: (round: Round) => void;
  /** Goes back as far as it may in this round. The next lever follows when it is over. */
  readonly goBack: (round: Round) => Progress;
}

export type Progress = 'going' | 'over' | 'blocked';
