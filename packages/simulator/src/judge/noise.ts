import { normalQuantile } from '../math/normal.ts';
import { uniform } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';

/** The deviation of the noise, as a share of the value. */
const SCALE = 1e-5;

const key = drawKey('judge');
const streams = { baseline: streamOf(key, 'baseline', 'noise'), canary: streamOf(key, 'canary', 'noise') };

/**
 * A sorted sample of one value, with normal noise of 1e-5 of it: two samples of one value each have no ranks to speak of,
 * and this gives them some. The same value and count get the same noise every time; 0 gets none.
 */
export function withNoise(constant: Float64Array, side: keyof typeof streams): Float64Array {
  const stream = streams[side];
  return constant.map((value, i) => value + Math.abs(value) * SCALE * normalQuantile(uniform(stream, i, 0))).sort();
}
