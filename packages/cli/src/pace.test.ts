import { describe, expect, test } from 'vitest';
import { openPace } from './pace.ts';

describe('work that goes evenly', () => {
  test('has that rate, and takes what is left of it over that', () => {
    const pace = openPace(1000);
    pace.note(3000, 200);
    expect(pace.perSecond()).toBe(100);
    expect(pace.left(1000)).toBe(8000);
    pace.note(5000, 400);
    expect(pace.left(1000)).toBe(6000);
  });

  test('of which nothing is done yet has no end that could be told', () => {
    const pace = openPace(0);
    pace.note(5000, 0);
    expect(pace.left(10)).toBeNull();
  });
});

// 100 a second, and every other second 120, so that what is left by the rate of each moment goes up and down.
test('what is left runs down with the clock, though the rate is never quite the same', () => {
  const pace = openPace(0);
  let done = 0;
  const lefts: number[] = [];
  for (let second = 1; second <= 60; second++) {
    done += second % 2 === 0 ? 120 : 100;
    pace.note(second * 1000, done);
    lefts.push(pace.left(11_000) ?? Number.NaN);
  }
  const steps = lefts.slice(1).map((left, index) => (lefts[index] ?? 0) - left);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  expect(steps.filter((step) => step === 1000).length).toBeGreaterThan(55);
});

test('work that becomes ten times slower is soon known to be', () => {
  const pace = openPace(0);
  for (let second = 1; second <= 10; second++) pace.note(second * 1000, second * 100);
  expect(pace.left(10_000)).toBe(90_000);
  for (let second = 11; second <= 21; second++) pace.note(second * 1000, 1000 + (second - 10) * 10);
  expect(pace.perSecond()).toBe(10);
  // 8,890 are left, at 10 a second; within a tenth.
  expect(Math.abs((pace.left(10_000) ?? 0) / 889_000 - 1)).toBeLessThan(0.1);
});
