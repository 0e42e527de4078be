import { expect, test } from 'vitest';
import { formatDuration } from './duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [0, '0ms'],
  [90, '90ms'],
  [1000, '1s'],
  [1499, '1s'],
  [90_000, '1m 30s'],
  [59 * MINUTE + 59_900, '1h'],
  [25 * MINUTE + 7000, '25m 7s'],
  [HOUR, '1h'],
  [23 * HOUR + 59 * MINUTE + 50_000, '1d'],
  [86 * HOUR, '3d 14h'],
  [24 * HOUR, '1d'],
  [1000 * 24 * HOUR, '1000d'],
])('%d ms is %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  [53 * HOUR + 47 * MINUTE + 59_000, '2d 5h 48m'],
  [25 * HOUR + 59 * MINUTE + 40_000, '1d 2h'],
  [HOUR + 61_000, '1h 1m 1s'],
])('%d ms in three units is %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds, 3)).toBe(text);
});
