import { describe, expect, it } from 'vitest';
import { drawKey, streamOf } from '../../random/key.ts';
import { rowOf, sortRows, uniformRows } from './uniform-rows.ts';

const stream = streamOf(drawKey('rows'), 'test', 'uniforms');

describe('rows of uniforms', () => {
  it('have as many columns as asked for, odd numbers included, each a function of its place', () => {
    const wide = uniformRows(stream, 3, 8);
    const narrow = uniformRows(stream, 2, 5);
    for (let r = 0; r < 2; r++) expect([...rowOf(narrow, r)]).toEqual([...rowOf(wide, r)].slice(0, 5));
  });

  it('are uniform', () => {
    // 200,000 values in 20 boxes of 10,000, sd 97: the farthest of 20 passes 4.5 sd with probability 1.4e-4.
    const { values } = uniformRows(stream, 1000, 200);
    const boxes = new Float64Array(20);
    for (const value of values) boxes[Math.floor(value * 20)] = (boxes[Math.floor(value * 20)] ?? 0) + 1;
    for (const count of boxes) expect(Math.abs(count - 10_000)).toBeLessThan(4.5 * 97.5);
  });

  it('are sorted in place, none lost', () => {
    for (const columns of [1, 2, 7, 100]) {
      const sorted = uniformRows(stream, 50, columns);
      const expected = uniformRows(stream, 50, columns);
      sortRows(sorted);
      for (let r = 0; r < 50; r++) expect(rowOf(sorted, r)).toEqual(rowOf(expected, r).sort());
    }
  });
});
