/** A calibration with what its words need: where it comes from, and of what its numbers are. */
import type { Level } from '@rollout/language';
import type { Calibration } from '@rollout/simulator';
import type { HistoryRead } from '../../files/history/read-history.ts';

export interface Calibrated {
  /** The file, as it was given. */
  readonly file: string;
  readonly read: HistoryRead;
  readonly calibration: Calibration;
  /** Of the model. */
  readonly name: string;
  /** The level that `deploy takes` is told per. */
  readonly per: Level;
  readonly seed: string;
}
