import { describe, expect, it } from 'vitest';
import { DURATION_STEPS, evenEdges, histogramOf, niceEdges } from './histogram.ts';
import { unstratified } from './strata.ts';

const HOUR = 3_600_000;

describe('niceEdges', () => {
  it('are multiples of a step that a reader knows', () => {
    expect([...niceEdges(13.2, 87, 10)]).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect([...niceEdges(0.013, 0.021, 5)]).toEqual(
      [0.012, 0.014, 0.016, 0.018, 0.02, 0.022].map((x) => expect.closeTo(x, 12)),
    );
    expect([...niceEdges(70.5 * HOUR, 119 * HOUR, 10, DURATION_STEPS)].map((x) => x / HOUR)).toEqual([
      66, 72, 78, 84, 90, 96, 102, 108, 114, 120,
    ]);
    expect([...niceEdges(5, 5, 10)]).toEqual([5, 6]);
    // Beyond the last step, weeks go by tens.
    expect(niceEdges(0, 1000 * 168 * HOUR, 10, DURATION_STEPS)[1]).toBe(100 * 168 * HOUR);
  });
});

describe('histogramOf', () => {
  it('puts a value on an edge above it, and the last into the last bar', () => {
    const bars = histogramOf(unstratified(5), [0, 1, 1.5, 2, NaN], null, evenEdges(0, 2, 2));
    expect(bars).toEqual([
      { from: 0, to: 1, share: expect.closeTo(0.25, 14) },
      { from: 1, to: 2, share: expect.closeTo(0.75, 14) },
    ]);
  });

  it('weighs the strata', () => {
    const strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(2, 2) };
    const bars = histogramOf(strata, [1, 3, 3, 3], [0, 0, 1, 1], evenEdges(1, 3, 2));
    expect(bars.map(({ share }) => share)).toEqual([expect.closeTo(0.45, 14), expect.closeTo(0.55, 14)]);
  });

  it('is one bar without width where all values are the same', () => {
    expect(histogramOf(unstratified(2), [7, 7], null, evenEdges(7, 7, 10))).toEqual([{ from: 7, to: 7, share: 1 }]);
  });
});
