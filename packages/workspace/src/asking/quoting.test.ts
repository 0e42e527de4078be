import { describe, expect, test } from 'vitest';
import { listed, quoted, repeatedIn } from './quoting.ts';

describe('words of a file in messages', () => {
  test('a cell of many characters is told by its beginning, pairs whole', () => {
    expect(quoted('4m30s')).toBe('4m30s');
    expect(quoted('x'.repeat(20_000_000))).toBe(`${'x'.repeat(79)}…`);
    expect(quoted(`${'x'.repeat(78)}😀😀`)).toBe(`${'x'.repeat(78)}…`);
    expect(quoted(`${'x'.repeat(77)}😀😀`)).toBe(`${'x'.repeat(77)}😀…`);
  });

  test('of very many names the first are told, and how many there are', () => {
    expect(listed(['a', 'b'])).toBe('a, b');
    const names = Array.from({ length: 200_000 }, (_, i) => `c${i}`);
    expect(listed(names)).toMatch(/^c0, c1, .*, c19 and 199,980 more$/);
  });

  test('a name that stands twice among very many is found', () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `c${i}`);
    expect(repeatedIn(names)).toBeUndefined();
    expect(repeatedIn(['', '', 'a', 'b', 'b', 'a'])).toBe('b');
    expect(repeatedIn([...names, 'c7'])).toBe('c7');
  });
});
