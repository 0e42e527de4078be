/** What is known to hold in every run of a machine, and why. */
import type { Location } from '@rollout/language';

export interface Proof {
  /** What holds: a constraint as it was written, or a sentence about the whole plan. */
  readonly text: string;
  /** Where the constraint was written; null where nobody wrote it, or where it is not known. */
  readonly location: Location | null;
  readonly verdict: 'proven' | 'not proven';
  /**
   * - `stage order`: what the constraint keeps apart is deployed in steps that always follow one another;
   * - `parallel 1`: in units of which only one runs at a time;
   * - `scheduler`: by the rule by which units and batches start;
   * - `control graph`: by the ways through the steps.
   */
  readonly by: 'stage order' | 'parallel 1' | 'scheduler' | 'control graph';
  /** Why, in a sentence or two. */
  readonly explanation: string;
}
