import { describe, expect, it } from 'vitest';
import { threefry, words } from './threefry.ts';

const hex = () => [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');

describe('threefry', () => {
  it('gives the known answers that its authors publish (Random123, kat_vectors, threefry2x32 20)', () => {
    threefry(0, 0, 0, 0);
    expect(hex()).toBe('6b200159 99ba4efe');
    threefry(-1, -1, -1, -1);
    expect(hex()).toBe('1cb996fc bb002be7');
    threefry(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3);
    expect(hex()).toBe('c4923a9c 483df7a0');
  });

  it('changes half of the answer when one bit of key or counter changes', () => {
    // 128 inputs · 500 repeats · 64 output bits: each input bit's share of flips has sd 1/√(4·32,000) = 0.0028;
    // the farthest of 128 passes 5.5 sd with probability 5e-6.
    const flips = (popcount: number) => {
      let bits = popcount >>> 0;
      let count = 0;
      for (; bits !== 0; bits &= bits - 1) count++;
      return count;
    };
    for (let bit = 0; bit < 128; bit++) {
      let changed = 0;
      for (let repeat = 0; repeat < 500; repeat++) {
        const input = [repeat, Math.imul(repeat, 0x9e3779b1), repeat * 3, 7];
        threefry(input[0] ?? 0, input[1] ?? 0, input[2] ?? 0, input[3] ?? 0);
        const [x = 0, y = 0] = words;
        input[bit >> 5] = (input[bit >> 5] ?? 0) ^ (1 << (bit & 31));
        threefry(input[0] ?? 0, input[1] ?? 0, input[2] ?? 0, input[3] ?? 0);
        changed += flips(x ^ (words[0] ?? 0)) + flips(y ^ (words[1] ?? 0));
      }
      expect(Math.abs(changed / 32_000 - 0.5)).toBeLessThan(5.5 * 0.0028);
    }
  });
});
