import { describe, expect, it } from 'vitest';
import { nextUniform, openSubstream, uniform, uniformAt, uniformSource } from './draw.ts';
import { drawKey, type Stream, streamOf } from './key.ts';

const key = drawKey('42');
const stream = streamOf(key, 'us-west/web-1', 'deploy');

/** Chi-square of `values` in `bins` equal bins, in standard deviations from its mean. */
function unevenness(values: Float64Array, bins: number): number {
  const counts = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.floor(value * bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const expected = values.length / bins;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (chiSquare - (bins - 1)) / Math.sqrt(2 * (bins - 1));
}

/** Correlation of two columns of uniforms, in standard deviations of its law under independence, 1/√n. */
function correlation(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - 0.5) * ((b[i] ?? 0) - 0.5);
  return (12 * sum) / Math.sqrt(a.length);
}

const N = 200_000;
const column = (of: (i: number) => number) => Float64Array.from({ length: N }, (_, i) => of(i));

// Every test here has fixed draws. Limits are at 5 standard deviations: a sound generator fails one of the twenty or so
// comparisons with probability below 2e-5.
describe('uniform', () => {
  const neighbours: [string, (i: number) => number, (i: number) => number][] = [
    ['trials', (i) => uniform(stream, i, 0), (i) => uniform(stream, i + 1, 0)],
    ['ordinals', (i) => uniform(stream, 0, i), (i) => uniform(stream, 0, i + 1)],
    ['trials and ordinals exchanged', (i) => uniform(stream, i, 1), (i) => uniform(stream, 1, i)],
    ['distant trials', (i) => uniform(stream, i, 0), (i) => uniform(stream, i + 65536, 0)],
  ];
  for (const [name, first, second] of neighbours) {
    it(`is even over, and not correlated between, ${name}`, () => {
      const a = column(first);
      const b = column(second);
      expect(Math.abs(unevenness(a, 256))).toBeLessThan(5);
      expect(Math.abs(correlation(a, b))).toBeLessThan(5);
      // Pairs fill the square: 32 × 32 cells.
      expect(
        Math.abs(
          unevenness(
            column((i) => (Math.floor((a[i] ?? 0) * 32) + (b[i] ?? 0)) / 32),
            1024,
          ),
        ),
      ).toBeLessThan(5);
    });
  }

  it('is not correlated between neighbouring entities or purposes', () => {
    const streams = (name: (i: number) => [string, string]): Stream[] =>
      Array.from({ length: 2000 }, (_, i) => streamOf(key, ...name(i)));
    const clusters = streams((i) => [`web-${i}`, 'deploy']);
    const gates = streams((i) => [`web-${i}`, 'gate']);
    const at = (list: Stream[], i: number) => list[i % list.length] ?? stream;
    const a = column((i) => uniform(at(clusters, i), Math.floor(i / 2000), 0));
    const b = column((i) => uniform(at(clusters, i + 1), Math.floor(i / 2000), 0));
    const c = column((i) => uniform(at(gates, i), Math.floor(i / 2000), 0));
    expect(Math.abs(unevenness(a, 256))).toBeLessThan(5);
    expect(Math.abs(correlation(a, b))).toBeLessThan(5);
    expect(Math.abs(correlation(a, c))).toBeLessThan(5);
  });

  it('is even in its low bits too', () => {
    const low = column((i) => (uniform(stream, i, 3) * 2 ** 40) % 1);
    expect(Math.abs(unevenness(low, 256))).toBeLessThan(5);
  });

  it('lies strictly inside (0, 1), with 1 − u exact', () => {
    for (let i = 0; i < 10_000; i++) {
      const u = uniform(stream, i, 9);
      expect(u > 0 && u < 1 && 1 - (1 - u) === u).toBe(true);
    }
  });

  it('is a function of its arguments alone', () => {
    const before = uniform(stream, 12, 34);
    for (let i = 0; i < 100; i++) uniform(stream, i, i);
    expect(uniform(stream, 12, 34)).toBe(before);
    expect(uniformAt(stream.high, stream.low, 12, 34)).toBe(before);
    // Held to the bit: results that users have kept must come out again.
    expect(before).toMatchInlineSnapshot(`0.4908056318942383`);
  });
});

describe('a substream', () => {
  const source = uniformSource();
  const kth = (trial: number, ordinal: number, k: number) => {
    openSubstream(source, stream, trial, ordinal);
    let value = 0;
    for (let i = 0; i <= k; i++) value = nextUniform(source);
    return value;
  };

  it('is even, and not correlated with the next draw, the next uniform, or the plain draw', () => {
    const first = column((i) => kth(i, 0, 0));
    const second = column((i) => kth(i, 0, 1));
    const nextTrial = column((i) => kth(i + 1, 0, 0));
    const plain = column((i) => uniform(stream, i, 0));
    for (const values of [first, second]) expect(Math.abs(unevenness(values, 256))).toBeLessThan(5);
    for (const values of [second, nextTrial, plain]) expect(Math.abs(correlation(first, values))).toBeLessThan(5);
  });

  it('is even along its length', () => {
    openSubstream(source, stream, 5, 0);
    const values = column(() => nextUniform(source));
    expect(Math.abs(unevenness(values, 256))).toBeLessThan(5);
    expect(Math.abs(correlation(values.subarray(0, N - 1), values.subarray(1)))).toBeLessThan(5);
  });

  it('starts again when it is opened again', () => {
    expect(kth(3, 4, 2)).toBe(kth(3, 4, 2));
  });
});
