import { describe, expect, test } from 'vitest';
import { jsonOffset } from './json-place.ts';

/** The text with $0 where the place should be. */
const placed = (marked: string, path: Parameters<typeof jsonOffset>[1] = null) => {
  const at = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  expect(jsonOffset(text, path), marked).toBe(at);
};

describe('what JSON does not allow', () => {
  test.each([
    '{ "a": [1, 2,$0, 3] }',
    '{ "a": [1, $0] }',
    '{ "a" $01 }',
    '{ $0a: 1 }',
    '{ "a": 1, $0}',
    '{ "a": 1 } $0{',
    '{ "a": [1, 2\n$0',
    '[1$0}',
    '$0',
    '$0]',
    '[0$01]',
    '[$0+1]',
    '["a", $0"b]',
    '[$0"\\x"]',
    '{ "a": $0NaN }',
  ])('%s', (marked) => placed(marked));

  test('is nowhere in what is JSON', () => {
    for (const text of ['{}', '[]', '1', '{ "a": { "b": [true, null, "\\u00e4\\"", -1.5e-3] } }']) {
      expect(jsonOffset(text, null)).toBe(text.length);
    }
  });
});

test('a string may be as long as a file', () => {
  const long = 'x'.repeat(20_000_000);
  expect(jsonOffset(`{ "a": ["${long}"`, null)).toBe(long.length + 10);
  expect(jsonOffset(`{ "a": ["${long}\n"] }`, null)).toBe(8);
});

describe('a value', () => {
  test('is found by its key and its index', () => {
    placed('{ "a": [1, 2], "b": [10, $0true, 30] }', { key: 'b', index: 1 });
    placed('{ "a": [[1, 2], {"x": [7]}, $0"q"], "b": [1] }', { key: 'a', index: 2 });
    placed('{ "\\u0062": [$0[] ] }', { key: 'b', index: 0 });
  });
});
