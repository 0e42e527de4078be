/**
 * Draws without state: a number is a pure function of (key, entity, purpose, trial, ordinal), so that it does not matter
 * who draws it, when, on which thread, or what else was drawn before.
 *
 * `ordinal` counts the draws of one stream within a trial (the third batch of a cluster, the second attempt of a gate).
 * Trials and ordinals are whole numbers from 0 to 2^32 − 1.
 */
import type { Stream } from './key.ts';
import { threefry, words } from './threefry.ts';

/** 2^26 and 2^−52. */
const TWO_26 = 67108864;
const TWO_MINUS_52 = 2.220446049250313e-16;

/** Told apart from every counter of a plain draw, whose second word is its ordinal under the stream's own key. */
export const SUBSTREAM_TAG = 0x73756273;

/** Of the words of the last encryption, (n + ½) · 2^−52 with n from 52 bits: never 0, never 1, and 1 − u is exact. */
function unit(): number {
  const high = words[0] as number; // in range: the array has two elements
  const low = words[1] as number; // in range: the array has two elements
  return ((high >>> 6) * TWO_26 + (low >>> 6) + 0.5) * TWO_MINUS_52;
}

/** The uniform number in (0, 1) of this draw, of 53 significant bits. */
export function uniform(stream: Stream, trial: number, ordinal: number): number {
  threefry(stream.high, stream.low, trial, ordinal);
  return unit();
}

/** As `uniform`, for callers that keep the two words of their streams in typed arrays. */
export function uniformAt(streamHigh: number, streamLow: number, trial: number, ordinal: number): number {
  threefry(streamHigh, streamLow, trial, ordinal);
  return unit();
}

/**
 * The uniforms of one draw that needs several: a key of its own and a count. Made once and opened again for each draw,
 * so that drawing allocates nothing.
 */
export interface UniformSource {
  high: number;
  low: number;
  next: number;
}

/** A source that must be opened before use. */
export function uniformSource(): UniformSource {
  return { high: 0, low: 0, next: 0 };
}

/** Points `source` at the uniforms of this draw, from the first on. They are not those of `uniform`. */
export function openSubstream(source: UniformSource, stream: Stream, trial: number, ordinal: number): void {
  openSubstreamAt(source, stream.high, stream.low, trial, ordinal);
}

/** As `openSubstream`, for callers that keep the two words of their streams in typed arrays. */
export function openSubstreamAt(
  source: UniformSource,
  streamHigh: number,
  streamLow: number,
  trial: number,
  ordinal: number,
): void {
  threefry(streamHigh, streamLow, trial, ordinal);
  source.high = words[0] as number; // in range: the array has two elements
  source.low = words[1] as number; // in range: the array has two elements
  source.next = 0;
}

/** The next uniform number in (0, 1) of the source's draw. */
export function nextUniform(source: UniformSource): number {
  threefry(source.high, source.low, source.next, SUBSTREAM_TAG);
  source.next = (source.next + 1) | 0;
  return unit();
}

/** Passes over the next uniform numbers of the source's draw. */
export function skipUniforms(source: UniformSource, count: number): void {
  source.next = (source.next + count) | 0;
}

/**
 * The first 32 of the bits that `uniform` is made from, as a number from 0 to 2^32 − 1: where it is told from a bound in its first 26, so is the
 * uniform number.
 */
export function firstWord(streamHigh: number, streamLow: number, trial: number, ordinal: number): number {
  threefry(streamHigh, streamLow, trial, ordinal);
  return (words[0] as number) >>> 0; // in range: the array has two elements
}

/** Likewise of the uniform number `index` (from 0) of a substream. */
export function firstWordOfSubstream(
  streamHigh: number,
  streamLow: number,
  trial: number,
  ordinal: number,
  index: number,
): number {
  threefry(streamHigh, streamLow, trial, ordinal);
  return firstWord(words[0] as number, words[1] as number, index, SUBSTREAM_TAG); // in range: the array has two elements
}
