/**
 * Room for many short lists of integers, cut from few long ones: a typed array of its own takes twenty times as much as the one or two numbers
 * that most of them hold.
 */
export interface IntSpace {
  chunk: Int32Array;
  used: number;
}

/** Chunks grow from the one length to the other, so that small plans take little. */
const SHORTEST = 64;
const LONGEST = 65_536;

export const createIntSpace = (): IntSpace => ({ chunk: NOTHING, used: 0 });

const NOTHING = new Int32Array(0);

/** So many integers, all 0. */
export function takeInts(space: IntSpace, length: number): Int32Array {
  if (length === 0) return NOTHING;
  if (space.used + length > space.chunk.length) {
    const longer = Math.min(LONGEST, Math.max(SHORTEST, 2 * space.chunk.length));
    space.chunk = new Int32Array(Math.max(longer, length));
    space.used = 0;
  }
  const { buffer } = space.chunk;
  const ints = new Int32Array(buffer, space.used * Int32Array.BYTES_PER_ELEMENT, length);
  space.used += length;
  return ints;
}
