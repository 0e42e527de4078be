import fc from 'fast-check';
import { type Pick, pickFrom } from '../../packages/simulator/src/kernel/testing/pick.ts';

/** What is made by choices that follow from the seed and the number of the input, and from nothing else. */
export function drawn<T>(seed: number, index: number, make: (pick: Pick) => T): T {
  const arbitrary = fc.gen().map((gen) => make(pickFrom(gen, new Set())));
  const [value] = fc.sample(arbitrary, { seed: mixed(seed, index), numRuns: 1 });
  // One was asked for.
  return value as T;
}

/** A seed of its own for each input: the finaliser of MurmurHash3 over both numbers. */
function mixed(seed: number, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
