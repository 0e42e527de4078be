import { expect, test } from 'vitest';
import { ageText, chanceText, shareText } from './number-text.ts';

test.each([
  [0, '0%'],
  [4e-150, '<0.01%'],
  [0.0004, '0.04%'],
  [0.123, '12%'],
  [0.99995, '>99.99%'],
  [1, '100%'],
])('the share %d is %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});

test.each([
  [4e-150, '<0.01%'],
  [0.09099, '9.09%'],
  [0.99999, '99.99%'],
  [1, '100%'],
])('a chance of %d can be promised as %s', (chance, text) => {
  expect(chanceText(chance)).toBe(text);
});

test.each([
  [5_400_000, '1h30m'],
  [10.4 * 86_400_000, '10 days'],
  // 37878d23h50m.
  [37_878.99 * 86_400_000, 'about 104 years'],
])('%d ms is %s old', (milliseconds, text) => {
  expect(ageText(milliseconds)).toBe(text);
});
