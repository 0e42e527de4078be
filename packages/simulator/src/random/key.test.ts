import { describe, expect, it } from 'vitest';
import { drawKey, streamOf } from './key.ts';

describe('drawKey', () => {
  it('is the same for the same text, whenever and wherever', () => {
    expect(drawKey('42')).toEqual(drawKey('42'));
    // Held to the bit: results that users have kept must come out again.
    expect(drawKey('42').words).toMatchInlineSnapshot(`
      [
        1708708382,
        -586597656,
        -1237400910,
        -717394115,
      ]
    `);
  });

  it('differs for texts that differ, also where seedrandom alone repeats itself', () => {
    const seeds = [
      '',
      '0',
      '7',
      '77',
      '777',
      '07',
      ' 7',
      'a',
      'aa',
      'ā',
      '\u0001',
      'A',
      'x'.repeat(256),
      'x'.repeat(257),
    ];
    const keys = new Set(seeds.map((seed) => drawKey(seed).words.join()));
    expect(keys.size).toBe(seeds.length);
  });
});

describe('streamOf', () => {
  const key = drawKey('42');

  it('differs by key, entity and purpose, and knows where one name ends', () => {
    const streams = [
      streamOf(key, 'ab', 'c'),
      streamOf(key, 'a', 'bc'),
      streamOf(key, 'c', 'ab'),
      streamOf(key, '', 'abc'),
      streamOf(key, 'abc', ''),
      streamOf(key, 'ab\0', 'c'),
      streamOf(drawKey('43'), 'ab', 'c'),
    ];
    expect(new Set(streams.map(({ high, low }) => `${high} ${low}`)).size).toBe(streams.length);
  });

  it('does not collide over 100,000 alike addresses, and spreads them evenly', () => {
    // Expected collisions of 100,000 words of 64 bits: 3e-10. The top byte's chi-square has 255 degrees of freedom,
    // so sd 22.6; six of them are passed with probability below 1e-7.
    const seen = new Set<string>();
    const counts = new Float64Array(256);
    for (let i = 0; i < 100_000; i++) {
      const { high, low } = streamOf(key, `us-west/pdx/web-${i % 1000}/rack-${Math.floor(i / 1000)}`, 'deploy');
      seen.add(`${high} ${low}`);
      const byte = high >>> 24;
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
    expect(seen.size).toBe(100_000);
    const expected = 100_000 / 256;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(Math.abs(chiSquare - 255)).toBeLessThan(6 * 22.6);
  });
});
