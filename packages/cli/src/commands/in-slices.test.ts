import { expect, test } from 'vitest';
import { ExitCode } from '../exit-code.ts';
import { fakeTerminal } from '../testing/fake-terminal.ts';
import { inSlices } from './in-slices.ts';

/**
 * Pieces of work without end, until 100 slices are done: then comes a signal, and `pieces` says how long each takes, in milliseconds of a clock that only work
 * moves. How long each slice took; in the middle of one no signal is heard.
 */
async function slicesOf(pieces: (piece: number) => number) {
  let time = 0;
  let done = 0;
  const slices: number[] = [];
  const stop = new AbortController();
  const terminal = fakeTerminal({ now: () => time, interruptible: (work) => work(stop.signal) });
  const exitCode = await inSlices(terminal, {
    all: null,
    what: 'pieces',
    done: () => done,
    advance: (atMost) => {
      const begun = time;
      for (let i = 0; i < atMost; i++, done++) time += pieces(done);
      slices.push(time - begun);
      if (slices.length === 100) setImmediate(() => stop.abort(ExitCode.interrupted));
      return true;
    },
  });
  return { slices, exitCode };
}

test.each([
  ['all alike, and short', () => 0.001, 120],
  ['all alike, and long', () => 30, 120],
  ['longer and longer', (piece: number) => piece / 1000, 120],
  ['ten times as long from one moment to the next', (piece: number) => (piece < 100_000 ? 0.01 : 0.1), 600],
])('a signal is heard within a second where pieces are %s', async (_, pieces, most) => {
  const { slices, exitCode } = await slicesOf(pieces);
  expect(Math.max(...slices)).toBeLessThan(most);
  // And not sooner than it has to be: messages would come in between every two pieces.
  expect(slices.at(-1)).toBeGreaterThan(20);
  expect({ exitCode, slices: slices.length }).toEqual({ exitCode: ExitCode.interrupted, slices: 100 });
});
