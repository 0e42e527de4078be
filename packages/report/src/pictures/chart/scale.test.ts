import { expect, test } from 'vitest';
import { formatPercent } from '../../text/number.ts';
import { logScale, numberScale, roundUp, shareScale, timeScale } from './scale.ts';

test('shares end at 100% or at a round share that holds all', () => {
  expect(shareScale(0.97).place(0.5)).toBe(0.5);
  expect(shareScale(0.0123).place(0.0123)).toBeCloseTo(0.0123 / 0.015, 12);
  expect(
    shareScale(0.0123)
      .ticks(300)
      .map(({ text }) => text),
  ).toEqual(['0%', '0.5%', '1%', '1.5%']);
});

test('the next round number', () => {
  expect([0, 0.9, 1, 1.2, 2.1, 9.5, 123_456].map(roundUp)).toEqual([1, 1, 1, 1.5, 3, 10, 150_000]);
});

test('times in seconds have ticks at round times', () => {
  expect(
    timeScale(0, 7200)
      .ticks(300)
      .map(({ at, text }) => [at, text]),
  ).toEqual([
    [0, '0'],
    [1800, '30m'],
    [3600, '1h'],
    [5400, '1h 30m'],
    [7200, '2h'],
  ]);
});

test('each power of ten is as long', () => {
  const scale = logScale(1e-5, 0.1, formatPercent);
  expect([1e-5, 1e-4, 1e-3, 1e-2, 0.1].map((value) => Math.round(scale.place(value) * 1000))).toEqual([
    0, 250, 500, 750, 1000,
  ]);
  expect(scale.place(0)).toBe(0);
  expect(scale.ticks(400).map(({ text }) => text)).toEqual(['0.001%', '0.01%', '0.1%', '1%', '10%']);
});

test('nothing at all has an axis as well', () => {
  expect(numberScale(0).place(0)).toBe(0);
  expect(timeScale(0, 0).place(0)).toBe(0);
});
