/** From what the user typed, and the names in a plan, to the keys that draws are made from. */
import seedrandom from 'seedrandom';
import { threefry, words } from './threefry.ts';

/** What every draw of a study is made from: four 32-bit words. */
export interface DrawKey {
  readonly words: readonly [number, number, number, number];
}

/** The key of all draws for one purpose at one entity: 64 bits, as two signed 32-bit integers. */
export interface Stream {
  readonly high: number;
  readonly low: number;
}

/**
 * The key that a seed stands for; any string is one, and "7", "07" and "77" are different ones. seedrandom spreads the
 * text over the words; since it repeats short seeds ("7" and "77" would be the same to it) the text is hashed in as well.
 */
export function drawKey(seed: string): DrawKey {
  const generator = seedrandom(seed);
  const first = absorb(generator.int32(), generator.int32(), seed);
  const second = absorb(generator.int32(), generator.int32(), seed);
  return { words: [first.high, first.low, second.high, second.low] };
}

/**
 * The stream of draws of `purpose` (what is drawn, such as "deploy") at `entity` (a source name or an address, never an
 * index). Computed once per pair and kept by the caller: this hashes both strings. Two pairs share a stream with
 * probability 2^−64.
 */
export function streamOf(key: DrawKey, entity: string, purpose: string): Stream {
  const [a, b, c, d] = key.words;
  const named = absorb(a, b, entity);
  const mixed = absorb(named.high ^ c, named.low ^ d, purpose);
  return mixed;
}

/**
 * Hashes a string into a 64-bit state, by Davies and Meyer's construction in its Matyas–Meyer–Oseas form: each block of
 * four UTF-16 units is encrypted under the state and added to it; the length comes first, so that no text is another's
 * prefix.
 */
function absorb(high: number, low: number, text: string): Stream {
  threefry(high, low, text.length, 0x726f6c6c);
  let stateHigh = word(0) ^ text.length;
  let stateLow = word(1) ^ 0x726f6c6c;
  for (let i = 0; i < text.length; i += 4) {
    const block0 = unit(text, i) | (unit(text, i + 1) << 16);
    const block1 = unit(text, i + 2) | (unit(text, i + 3) << 16);
    threefry(stateHigh, stateLow, block0, block1);
    stateHigh = word(0) ^ block0;
    stateLow = word(1) ^ block1;
  }
  return { high: stateHigh, low: stateLow };
}

function unit(text: string, i: number): number {
  return i < text.length ? text.charCodeAt(i) : 0;
}

function word(i: 0 | 1): number {
  return words[i] as number; // in range: the array has two elements
}
