import type { Distribution } from '@rollout/language';

/**
 * A distribution made ready: its constants computed once, its functions at hand. Values are what the distribution's are,
 * milliseconds or server-hours, never below 0. Every law is proper, so all of these are finite but `most`.
 */
export interface Law {
  readonly of: Distribution;
  readonly mean: number;
  readonly variance: number;
  /** The least x with P(X ≤ x) ≥ ½. */
  readonly median: number;
  /** No value is below `least` or above `most` (Infinity where there is no bound); neither can be tightened. */
  readonly least: number;
  readonly most: number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x), with its relative accuracy kept in the far tail. */
  survival(x: number): number;
  /** The least x with P(X ≤ x) ≥ p, 0 ≤ p ≤ 1. */
  quantile(p: number): number;
  /** The least x with P(X > x) ≤ q: as exact for q = 1e-30 as for one half. */
  upperQuantile(q: number): number;
  /**
   * A value of this law from a uniform in (0, 1) as `random` draws them. It is `quantile(u)`, increasing in u, except for
   * mixtures, which take a part by u and then the part's value by what is left of u.
   */
  sample(u: number): number;
  /** Single values that have a probability of their own, ascending. */
  readonly atoms: readonly Atom[];
  /** The density of what is not in `atoms`; it is smooth but at `breaks` (ascending). */
  density(x: number): number;
  readonly breaks: readonly number[];
}

export interface Atom {
  readonly at: number;
  readonly weight: number;
}
