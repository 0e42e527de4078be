/**
 * The two 32-bit words of a double, through memory that both views share. Nothing here keeps state between calls:
 * each function writes before it reads.
 */
const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);

doubles[0] = 1;
/** Where the sign, exponent and leading mantissa bits lie: 1 on little-endian machines, 0 on big-endian ones. */
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;
const LOW = 1 - HIGH;

/** The least positive double with a full mantissa, and the power of two that lifts every smaller one above it. */
export const LEAST_NORMAL = 2.2250738585072014e-308;
export const TWO_54 = 1.8014398509481984e16;

/** Added to the high word, carries into the exponent from √2 on. */
const CARRY_FROM_SQRT2 = 0x95f62;

/** The k with √½ ≤ x / 2^k < √2 (to 20 bits of √2), for a normal x > 0. */
export function exponentNearOne(x: number): number {
  doubles[0] = x;
  return (((words[HIGH] as number) + CARRY_FROM_SQRT2) >> 20) - 1023; // in range: the array has two elements
}

/** x / 2^k for a k of `exponentNearOne`: exact, and without a division. */
export function unscaled(x: number, k: number): number {
  doubles[0] = x;
  words[HIGH] = (words[HIGH] as number) - (k << 20); // in range: the array has two elements
  return doubles[0] as number; // in range: the array has one element
}

/** 2^k, for integers −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[LOW] = 0;
  return doubles[0] as number; // in range: the array has one element
}

/** x · 2^k for integers −2100 ≤ k ≤ 2100, rounded once more only where the result is subnormal. */
export function scale(x: number, k: number): number {
  let result = x;
  let left = k;
  while (left > 1023) {
    result *= powerOfTwo(1023);
    left -= 1023;
  }
  if (left < -1022) {
    // Steps of 2^−969 leave 53 bits to spare, so that only the last step can round.
    while (left < -1022) {
      result *= powerOfTwo(-969);
      left += 969;
    }
  }
  return result * powerOfTwo(left);
}

/** The next double above a finite x ≥ 0. */
export function nextUp(x: number): number {
  doubles[0] = x;
  const low = ((words[LOW] as number) + 1) | 0; // in range: the array has two elements
  words[LOW] = low;
  if (low === 0) words[HIGH] = (words[HIGH] as number) + 1; // as above
  return doubles[0] as number; // as above
}

/** The next double below a finite x > 0. */
export function nextDown(x: number): number {
  doubles[0] = x;
  const low = words[LOW] as number; // in range: the array has two elements
  words[LOW] = low - 1;
  if (low === 0) words[HIGH] = (words[HIGH] as number) - 1; // as above
  return doubles[0] as number; // as above
}
