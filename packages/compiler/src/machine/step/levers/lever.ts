import type { LeverName } from '../../run-event.ts';
import type { Round } from '../round.ts';

/** A lever by which a change reaches people, on its way back. */
export interface Lever {
  readonly name: LeverName;
  /** Once, when going back begins: what it will leave. */
  readonly begin: (round: Round) => void;
  /** Its turn has come. Whether it has something to return: else the next lever's has come in the same round. */
  readonly takesTurn: (round: Round) => boolean;
  /** Goes back as far as it may in this round. The next lever follows when it is over. */
  readonly goBack: (round: Round) => Progress;
}

export type Progress = 'going' | 'over' | 'blocked';
