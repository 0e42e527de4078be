import { expect, test } from 'vitest';
import { shorten, shortenStart, wrap } from './wrap.ts';

test('lines are broken at spaces', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

test('a word that is too long is broken, and colours in it take no room', () => {
  expect(wrap('a very-long-word b', 5)).toEqual(['a', 'very-', 'long-', 'word', 'b']);
  expect(wrap('a \u001b[1mlongest\u001b[22m', 4)).toEqual(['a', '\u001b[1mlong', 'est\u001b[22m']);
  expect(wrap('東京/web', 1)).toEqual(['東', '京', '/', 'w', 'e', 'b']);
});

test('a text that is too long is cut at its end, or at its beginning', () => {
  expect(shorten('deploy remaining', 10)).toBe('deploy re…');
  expect(shortenStart('us-west/pdx/web-1', 10)).toBe('…pdx/web-1');
  expect(shorten('short', 10)).toBe('short');
  expect(shortenStart('東京/web', 6)).toBe('…/web');
});
