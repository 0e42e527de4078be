/**
 * With a confidence of 95%, intervals of what trains have on board must hold the truth in at least 92% of 600 repeats of a stream whose truth is
 * known (see stream.test.ts), and in 99% at the most. The share's own standard error is 0.9%, so that an interval of exactly 95% strays outside with chance
 * 4e-4; the draws are fixed. Trains hang together here: each has on board what missed the one before, of 60 spans there are but seven batches.
 */
import { expect, it } from 'vitest';
import type { Estimate } from '../results/results.ts';
import { advanceStream, openStream } from './open-stream.ts';
import { streamResultsOf } from './results-of-stream.ts';
import { madeUpEngine, trainMachine, WEEKLY } from './testing/made-up-trains.ts';

const REPEATS = 600;
const n = 2;
const q = 0.4;
const atMost = 3;
const ages = Array.from({ length: atMost + 1 }, (_, k) => k);
const sum = (term: (k: number) => number): number => ages.reduce((total, k) => total + term(k), 0);
const mean = n * sum((k) => q ** k);
const variance = n * sum((k) => q ** k * (1 - q ** k));
const off = n * sum((k) => q ** (k + 1));
const late = 1 - ages.reduce((product, k) => product * (1 - q ** (k + 1)) ** n, 1);

it.each([60, 250])('of %d spans', (spans) => {
  const madeUp = { ...WEEKLY, missed: q, atMost };
  const machine = trainMachine(madeUp);
  const truths = {
    mean,
    sd: Math.sqrt(variance),
    late,
    off,
    offGivenLate: off / late,
    company: (variance + mean * mean) / mean - 1,
  };
  const held = new Map<string, number>(Object.keys(truths).map((name) => [name, 0]));
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const options = { changes: n, spans, seed: `${repeat}`, confidence: 0.95 };
    const stream = openStream(machine, options, madeUpEngine(madeUp));
    advanceStream(stream, n * spans);
    const [channel] = streamResultsOf(stream).channels;
    if (channel === undefined) throw new Error('there is no channel');
    const figures: Readonly<Record<keyof typeof truths, Estimate>> = {
      mean: channel.aboard.mean,
      sd: channel.aboard.sd,
      late: channel.late,
      off: channel.takenOff.mean,
      offGivenLate: channel.takenOff.meanGivenLate,
      company: channel.company.mean,
    };
    for (const [name, truth] of Object.entries(truths)) {
      const { low, high } = figures[name as keyof typeof truths]; // keys of the same object
      if ((low ?? Infinity) <= truth && truth <= (high ?? -Infinity)) held.set(name, (held.get(name) ?? 0) + 1);
    }
  }
  for (const [name, count] of held) {
    expect([name, count / REPEATS >= 0.92, count / REPEATS <= 0.99, count]).toEqual([name, true, true, count]);
  }
});
