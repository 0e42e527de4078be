import { expect, test } from 'vitest';
import { percentWithInterval } from './estimate.ts';

test.each([
  [0.004, 0.0031, 0.0052, '0.4% (0.31–0.52%)'],
  [0, 0, 0.0005, '0% (≤0.05%)'],
  [1, 0.997, 1, '100% (≥99.7%)'],
  [0, 0, 1e-9, '0% (<0.000001%)'],
  [1, 1 - 1e-9, 1, '100% (>99.999999%)'],
  [6.1e-10, 6.1e-10, 6.1e-10, '<0.000001%'],
  [2e-9, 0, 0.004, '<0.000001% (0–0.4%)'],
])('%d between %d and %d is %s', (value, low, high, text) => {
  expect(percentWithInterval({ value, low, high })).toBe(text);
});
