/** A span of time in whole or fractional milliseconds. */
export type Milliseconds = number;

/** A chance between 0 and 1, both included. */
export type Probability = number;

/**
 * A share of something that can be counted, kept as the decimal that was written so that rounding is exact:
 * `29%` is 29 / 10². Its value is `digits / 10 ** scale`; both are non-negative safe integers.
 */
export interface Share {
  readonly digits: number;
  readonly scale: number;
}

/** The share as a floating-point number. */
export function shareValue(share: Share): number {
  return share.digits / 10 ** share.scale;
}

/** The largest whole number that is at most `share` of `count`, computed without rounding error. */
export function floorOfShare(share: Share, count: number): number {
  return Number((BigInt(share.digits) * BigInt(count)) / 10n ** BigInt(share.scale));
}

/**
 * How something random is distributed. Durations are in milliseconds, amounts of exposure in server-hours or requests;
 * what a metric reads is milliseconds, shares of 1, or numbers.
 * `normal` is conditioned on being greater than 0. `lognormal` has the logarithm's mean `mu` and deviation `sigma`.
 * `erlang` is the sum of `k` exponentials; its `mean` is that of the whole sum. `empirical` draws one of its values
 * (sorted ascending) with equal chance. The weights of `mix` sum to 1.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'erlang'; readonly k: number; readonly mean: number }
  | { readonly kind: 'empirical'; readonly values: readonly number[] }
  | { readonly kind: 'mix'; readonly parts: readonly { readonly weight: number; readonly of: Distribution }[] };
