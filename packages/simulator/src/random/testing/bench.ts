/** Millions of draws a second, best of five: run by hand, since a test that measures time fails for other reasons. */
import { nextUniform, openSubstream, uniform, uniformSource } from '../draw.ts';
import { drawKey, streamOf } from '../key.ts';

const DRAWS = 5_000_000;

function best(run: () => number): { million: number; mean: number } {
  let million = 0;
  let mean = 0;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    mean = run() / DRAWS;
    million = Math.max(million, DRAWS / 1000 / (performance.now() - start));
  }
  return { million, mean };
}

/** Rates of plain draws and of draws from a substream, each with the mean of what was drawn. */
export function drawRates(): Record<'plain' | 'substream', { million: number; mean: number }> {
  const stream = streamOf(drawKey('42'), 'us-west/web-1', 'deploy');
  const source = uniformSource();
  return {
    plain: best(() => {
      let sum = 0;
      for (let i = 0; i < DRAWS; i++) sum += uniform(stream, i, 0);
      return sum;
    }),
    substream: best(() => {
      let sum = 0;
      openSubstream(source, stream, 0, 0);
      for (let i = 0; i < DRAWS; i++) sum += nextUniform(source);
      return sum;
    }),
  };
}
