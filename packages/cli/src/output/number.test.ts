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
  [1e-9, '1.0e-7%'],
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
