import { expect, test } from 'vitest';
import { formatCount, formatNumber, formatPercent, roughPercent } from './number.ts';

test.each([
  [0, '0%'],
  [1, '100%'],
  [0.5, '50%'],
  [0.004, '0.4%'],
  [0.0000316, '0.00316%'],
  [0.12345, '12.3%'],
  [0.99999, '99.999%'],
  [0.999968, '99.9968%'],
  [3.86e-7, '0.0000386%'],
  [1e-8, '0.000001%'],
  [9.99e-9, '<0.000001%'],
  [6.1e-10, '<0.000001%'],
  [5e-324, '<0.000001%'],
  [0.99999998, '99.999998%'],
  [0.999999995, '>99.999999%'],
  [1 - 2 ** -53, '>99.999999%'],
])('the share %d is %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});

test.each([
  [0, '0%'],
  [4e-150, '<0.01%'],
  [0.0001, '0.01%'],
  [0.25, '25%'],
  [0.9999, '99.99%'],
  [0.99999, '>99.99%'],
  [1, '100%'],
])('the share %d is roughly %s', (share, text) => {
  expect(roughPercent(share)).toBe(text);
});

test.each([
  [0, '0'],
  [22_055.03, '22,060'],
  [0.01234, '0.0123'],
  [999.6, '1,000'],
  [12, '12'],
])('the number %d is %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('a count keeps all its digits', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
});
