/** Samples made ready for ranking. */

/** Beyond this, differences of two values may be no numbers. */
const GREATEST = 1e300;

/** What may stand for a value that is missing. */
export type Missing = 'remove' | 'zero';

/**
 * The values that can be used, in ascending order. What is not a number, infinite, or beyond ±1e300 is missing: it is left
 * out, or counts as 0.
 */
export function usable(values: ArrayLike<number>, missing: Missing = 'remove'): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number; // i is below the length
    if (Math.abs(value) <= GREATEST) kept[count++] = value;
    else if (missing === 'zero') kept[count++] = 0;
  }
  return kept.subarray(0, count).sort();
}

export const first = (sorted: Float64Array): number => sorted[0] as number; // callers have looked whether it is empty
export const last = (sorted: Float64Array): number => sorted[sorted.length - 1] as number; // as above

/** Whether all values of a sorted sample, at least one, are one. */
export function isConstant(sorted: Float64Array): boolean {
  return first(sorted) === last(sorted);
}

/** Whether two sorted samples are the same. */
export function areSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** The mean of at least one value, with the rounding errors of the sum made good in a second pass. */
export function meanOfSample(values: ArrayLike<number>): number {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] as number; // i is below the length
  const mean = sum / count;
  let left = 0;
  for (let i = 0; i < count; i++) left += (values[i] as number) - mean; // as above
  return mean + left / count;
}
