/** A calibration with what its words need: where it comes from, and of what its numbers are. */
import type { Level } from '@rollout/language';
import type { Calibration } from '@rollout/simulator';

export interface Calibrated {
  /** The file, as it was given. */
  readonly file: string;
  readonly read: CalibratedFrom;
  readonly calibration: Calibration;
  /** Of the model. */
  readonly name: string;
  /** The level that `deploy takes` is told per. */
  readonly per: Level;
  readonly seed: string;
}

/** What was read, and what its columns were taken for. */
export interface CalibratedFrom {
  readonly rows: number;
  readonly rowsAre: 'units' | 'releases';
  /** The level that rows are told apart by; null: they are not. */
  readonly level: Level | null;
  /** What each column was taken for. */
  readonly columns: readonly { readonly role: string; readonly name: string }[];
  readonly unused: readonly string[];
  /** What was taken for granted, each a sentence. */
  readonly notes: readonly string[];
}
