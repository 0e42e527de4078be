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
  const hashing = beginStreams(key, entity);
  absorbMore(hashing, entity.length);
  return streamFor(key, hashing, purpose);
}

/** A text that is being hashed, as far as it has been. */
export interface Hashing {
  readonly text: string;
  high: number;
  low: number;
  /** Units of the text so far. */
  done: number;
}

/** The streams at an entity of a very long name, for whoever hashes it bit by bit: `absorbMore` until all of it is done, then `streamFor`. */
export function beginStreams({ words: [a, b] }: DrawKey, entity: string): Hashing {
  return beginHashing(a, b, entity);
}

export function streamFor({ words: [, , c, d] }: DrawKey, { high, low }: Hashing, purpose: string): Stream {
  const mixed = beginHashing(high ^ c, low ^ d, purpose);
  absorbMore(mixed, purpose.length);
  return { high: mixed.high, low: mixed.low };
}

function absorb(high: number, low: number, text: string): Stream {
  const hashing = beginHashing(high, low, text);
  absorbMore(hashing, text.length);
  return { high: hashing.high, low: hashing.low };
}

/**
 * Hashes a string into a 64-bit state, by Davies and Meyer's construction in its Matyas–Meyer–Oseas form: each block of
 * four UTF-16 units is encrypted under the state and added to it; the length comes first, so that no text is another's
 * prefix.
 */
function beginHashing(high: number, low: number, text: string): Hashing {
  threefry(high, low, text.length, 0x726f6c6c);
  return { text, high: word(0) ^ text.length, low: word(1) ^ 0x726f6c6c, done: 0 };
}

/** So many units more, to the next whole block, or to the text's end. */
export function absorbMore(hashing: Hashing, atMost: number): void {
  const { text, done } = hashing;
  const to = Math.min(text.length, done + atMost);
  let stateHigh = hashing.high;
  let stateLow = hashing.low;
  let i = done;
  for (; i < to; i += 4) {
    const block0 = unit(text, i) | (unit(text, i + 1) << 16);
    const block1 = unit(text, i + 2) | (unit(text, i + 3) << 16);
    threefry(stateHigh, stateLow, block0, block1);
    stateHigh = word(0) ^ block0;
    stateLow = word(1) ^ block1;
  }
  hashing.high = stateHigh;
  hashing.low = stateLow;
  hashing.done = i;
}

function unit(text: string, i: number): number {
  return i < text.length ? text.charCodeAt(i) : 0;
}

function word(i: 0 | 1): number {
  return words[i] as number; // in range: the array has two elements
}
