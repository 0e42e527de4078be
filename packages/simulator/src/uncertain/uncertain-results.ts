import type { ExposureUnit } from '@rollout/language';
import type { Estimate } from '../results/estimate.ts';

/** What not knowing the model's numbers any better than from their evidence does to the answer. */
export interface UncertainResults {
  /** So many sets of numbers were drawn, each as likely as the evidence has it. */
  readonly sets: number;
  /** The trials of each set; 0: each was worked out exactly. */
  readonly trials: number;
  readonly figures: readonly UncertainFigure[];
}

export interface UncertainFigure {
  /** As `expect` would write it. */
  readonly figure: string;
  /** null: a share of 1. */
  readonly unit: 'seconds' | ExposureUnit | null;
  /** With the numbers as they are written, and the interval of sampling alone. */
  readonly plain: Estimate;
  /** The same value, with an interval that holds both what the numbers may be and sampling. */
  readonly both: Estimate;
  /** What makes the greater part of that interval; null: it has no width. */
  readonly larger: 'model' | 'sampling' | null;
  /** The number of the model that it is uncertain by most, the evidence there is of it (`12 of 2,400`), and the share of the variance that goes with it; null: none. */
  readonly most: { readonly number: string; readonly evidence: string; readonly share: number } | null;
}
