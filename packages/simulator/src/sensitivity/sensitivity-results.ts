import type { ExposureUnit } from '@rollout/language';
import type { Estimate } from '../results/estimate.ts';

/** Which numbers of the model move a plan's figures, and how much. */
export interface SensitivityResults {
  /** Each number is moved down and up by this share of itself; a chance by this share of what is less, itself or its complement. */
  readonly by: number;
  /** Those that each side of each comparison ran; 0: all is known exactly. */
  readonly trials: number;
  readonly figures: readonly FigureSensitivity[];
}

export interface FigureSensitivity {
  /** As `expect` would write it. */
  readonly figure: string;
  /** null: a share of 1. */
  readonly unit: 'seconds' | ExposureUnit | null;
  /** With the model as it is written, by as many trials as with a number moved; null: not known. */
  readonly value: number | null;
  /** Those that move it for certain, the one that moves it most first. */
  readonly numbers: readonly NumberSensitivity[];
}

export interface NumberSensitivity {
  /** As the model says it: `bug crash: present`. */
  readonly number: string;
  readonly method: 'exact' | 'simulated';
  /** The figure with the number moved down, and up. */
  readonly low: number;
  readonly high: number;
  /** From the one to the other. */
  readonly difference: Estimate;
  /** In shares of the figure with the number moved down. */
  readonly relative: Estimate;
}
