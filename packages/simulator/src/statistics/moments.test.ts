import { describe, expect, it } from 'vitest';
import { expectRelative } from '../math/testing/compare.ts';
import { addTo, CHUNK, emptyMoments, mergeInto, momentsOf, rangeOf } from './moments.ts';

const values = Array.from({ length: 5000 }, (_, i) => 1e6 + ((i * 7919) % 1000) / 7);
const stratumOf = values.map((_, i) => (i % 7 === 0 ? 1 : 0));

describe('moments', () => {
  it('are mean, squares about it, count and range of each stratum', () => {
    const { count, mean, squares, least, most } = momentsOf(values, stratumOf, 2);
    for (const s of [0, 1]) {
      const own = values.filter((_, i) => stratumOf[i] === s);
      const centre = own.reduce((sum, value) => sum + (value - 1e6), 0) / own.length + 1e6;
      expect(count[s]).toBe(own.length);
      expectRelative(mean[s] ?? 0, centre, 1e-14);
      expectRelative(
        squares[s] ?? 0,
        own.reduce((sum, value) => sum + (value - centre) ** 2, 0),
        1e-9,
      );
      expect([least[s], most[s]]).toEqual([Math.min(...own), Math.max(...own)]);
    }
    expect(rangeOf(momentsOf(values, stratumOf, 2))).toEqual({ least: Math.min(...values), most: Math.max(...values) });
  });

  it('have the same bits whoever measures which chunk', () => {
    const chunks = [];
    for (let from = 0; from < values.length; from += CHUNK) {
      const chunk = emptyMoments(2);
      for (let i = from; i < Math.min(values.length, from + CHUNK); i++)
        addTo(chunk, stratumOf[i] ?? 0, values[i] ?? 0);
      chunks.push(chunk);
    }
    const whole = emptyMoments(2);
    for (const chunk of chunks) mergeInto(whole, chunk);
    expect(whole).toEqual(momentsOf(values, stratumOf, 2));
  });

  it('leave out trials without a value', () => {
    expect(momentsOf([1, NaN, 3], null, 1)).toEqual(momentsOf([1, 3], null, 1));
    expect(rangeOf(momentsOf([NaN], null, 1))).toEqual({ least: Infinity, most: -Infinity });
  });
});
