import type { Atom } from '../law.ts';

/**
 * What is needed of a sum of times: its tail, and the inverse. Every `Law` is one; sums without a closed form are tables.
 */
export interface Tail {
  readonly least: number;
  readonly most: number;
  /** P(X > x). */
  survival(x: number): number;
  /** The least x with P(X > x) ≤ q. */
  upperQuantile(q: number): number;
  /** Single values that have a probability of their own, ascending. */
  readonly atoms: readonly Atom[];
}
