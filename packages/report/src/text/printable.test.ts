import { expect, test } from 'vitest';
import { printable, printableText } from './printable.ts';

test('control characters become visible, and a text stays one line', () => {
  expect(printableText('a\u001b[2Jb\nc\td\u202e')).toBe('a\\u{1B}[2Jb\\nc\\td\\u{202E}');
});

test('every text of a value, keys as well', () => {
  expect(printable({ 'k\u0007': ['v\u0007', 1, null] })).toEqual({ 'k\\u{7}': ['v\\u{7}', 1, null] });
});

test('what has nothing to escape is given back itself, and the rest of a value with it', () => {
  const fine = { a: ['x', 1, Number.NaN, null], b: { c: true } };
  expect(printable(fine)).toBe(fine);
  const mixed = { fine, odd: ['\u0007'] };
  expect(printable(mixed)).toEqual({ fine, odd: ['\\u{7}'] });
  expect(printable(mixed).fine).toBe(fine);
});
