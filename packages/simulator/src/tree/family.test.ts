import { expect, it } from 'vitest';
import { isWhole, unfold } from './family.ts';

it('tells of all numbers of repeats, with their chances, means and variances', () => {
  // 100 and 7 the first time, 30 and 1 more for each of one kind, 200 and 0 for each of the other.
  const [p, q] = [0.1, 0.3];
  const family = {
    mass: 0.5 * (1 - p) * (1 - q),
    whole: 1,
    chances: [p, q],
    none: Float64Array.of(100, 7),
    once: [Float64Array.of(130, 8), Float64Array.of(300, 7)],
  };
  let [whole, time, count, square, runs] = [0, 0, 0, 0, 0];
  const together = unfold(family, 1e-10, (records, row, chance) => {
    whole += chance;
    time += chance * (records[row] ?? 0);
    count += chance * (records[row + 1] ?? 0);
    square += chance * (records[row] ?? 0) ** 2;
    runs++;
  });
  // A geometric number has mean m = p / (1 − p) and variance m + m².
  const [m, n] = [p / (1 - p), q / (1 - q)];
  expect(whole).toBeCloseTo(0.5, 14);
  expect(time / whole).toBeCloseTo(100 + 30 * m + 200 * n, 7);
  expect(count / whole).toBeCloseTo(7 + m, 12);
  const variance = 30 ** 2 * (m + m * m) + 200 ** 2 * (n + n * n);
  expect(square / whole - (time / whole) ** 2).toBeCloseTo(variance, 2);
  expect(together).toBeLessThan(1e-8);
  expect(runs).toBeLessThan(200);
});

it('is whole only with a run for each that may be repeated', () => {
  const none = Float64Array.of(100);
  const family = { mass: 0.5, whole: 1, chances: [0.1, 0.3], none };
  expect(isWhole({ ...family, once: [Float64Array.of(130)] })).toBe(false);
  expect(isWhole({ ...family, once: [Float64Array.of(130), Float64Array.of(300)] })).toBe(true);
});
