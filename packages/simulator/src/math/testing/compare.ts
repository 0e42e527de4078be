import { expect } from 'vitest';
import { nextUp } from '../bits.ts';

/** Fails unless `actual` is within `tolerance` of `expected`, relative to `expected` (absolute where that is 0). */
export function expectRelative(actual: number, expected: number, tolerance: number, what = ''): void {
  const scale = expected === 0 ? 1 : Math.abs(expected);
  const error = Math.abs(actual - expected) / scale;
  expect(error, `${what} gave ${actual}, expected ${expected}, relative error ${error}`).toBeLessThanOrEqual(tolerance);
}

/** The distance in units of the last place of `expected`. */
export function ulps(actual: number, expected: number): number {
  const size = Math.abs(expected);
  return Math.abs(actual - expected) / (nextUp(size) - size);
}

/** A fixed sequence of doubles in [0, 1), for choosing arguments; its quality does not matter. */
export function argumentSequence(): () => number {
  let state = 12345;
  const step = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  return () => step() + step() / 2 ** 24;
}
