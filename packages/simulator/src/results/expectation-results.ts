import type { Relation } from '@rollout/language';
import type { MeasureUnit } from '../measures/unit-of-measure.ts';
import type { Estimate } from './estimate.ts';

/** What came of an expectation. */
export interface ExpectationResults {
  /** The sentence as written. */
  readonly text: string;
  /** Whose sentence it is; null: the plan's own. */
  readonly policy: string | null;
  /** `undecided`: the trials do not tell whether it is met. */
  readonly status: 'met' | 'not-met' | 'undecided';
  /**
   * - `exact`: its value is known;
   * - `proven`: it holds, or may not, whatever happens in a run;
   * - `simulated`: trials tell.
   */
  readonly method: 'exact' | 'proven' | 'simulated';
  /** How certain the answer had to be, where it took trials. */
  readonly level: number;
  /** How many it took; 0 where it took none. */
  readonly trials: number;
  /** Of value and bound; null: it speaks of no figure, and the next three are null as well. */
  readonly unit: MeasureUnit | null;
  /** The interval is the one that decided: it holds the truth at the level asked for, however often trials were looked at. */
  readonly value: Estimate | null;
  readonly relation: Relation | null;
  readonly bound: number | null;
  /** Where it is undecided: about so many trials would decide; null: that cannot be said. */
  readonly trialsNeeded: number | null;
  /** Of what is proven, or cannot be: why. */
  readonly explanation: string | null;
}
