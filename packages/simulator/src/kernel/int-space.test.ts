import { describe, expect, it } from 'vitest';
import { createIntSpace, takeInts } from './int-space.ts';

describe('room for many short lists', () => {
  it('keeps them apart, however long they are, and over the ends of chunks', () => {
    const space = createIntSpace();
    const lengths = [1, 0, 3, 70, 2, 100_000, 64, 5, ...Array.from({ length: 2_000 }, (_, index) => index % 90)];
    const lists = lengths.map((length) => takeInts(space, length));
    expect(lists.map(({ length }) => length)).toEqual(lengths);
    expect(lists.every((list) => list.every((value) => value === 0))).toBe(true);
    lists.forEach((list, index) => {
      list.fill(index + 1);
    });
    expect(lists.every((list, index) => list.every((value) => value === index + 1))).toBe(true);
  });

  it('takes few chunks for very many lists', () => {
    const space = createIntSpace();
    const chunks = new Set(Array.from({ length: 100_000 }, () => takeInts(space, 2).buffer));
    expect(chunks.size).toBeLessThan(20);
  });
});
