/**
 * Rows are made up here, so that what trains have on board is known in closed form. N changes land in a span, a change is taken off each of
 * its trains with chance q, n times at the most. One channel with one train a span, leaving at its beginning: on board are all N of the span
 * before, of those a span older the ones that missed one train, and so on: independent binomials of N with chances q^k, k = 0 … n. Intervals are at
 * 99.99%: a right one fails with chance 1e-4; seeds are fixed.
 */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../results/results.ts';
import { advanceStream, openStream } from './open-stream.ts';
import { streamResultsOf } from './results-of-stream.ts';
import type { StreamOptions } from './stream.ts';
import type { StreamChannelResults, StreamResults } from './stream-results.ts';
import { DAY, type MadeUp, madeUpEngine, trainMachine, WEEK, WEEKLY } from './testing/made-up-trains.ts';

function run(madeUp: MadeUp, options: StreamOptions, slice = 1_000): StreamResults {
  const stream = openStream(trainMachine(madeUp), { confidence: 0.9999, ...options }, madeUpEngine(madeUp));
  while (advanceStream(stream, slice)) {}
  return streamResultsOf(stream);
}

function channel({ channels }: StreamResults, index = 0): StreamChannelResults {
  const own = channels[index];
  if (own === undefined) throw new Error(`there is no channel ${index}`);
  return own;
}

function expectAround({ low, high }: Estimate, truth: number): void {
  expect(low ?? Number.NaN).toBeLessThanOrEqual(truth);
  expect(high ?? Number.NaN).toBeGreaterThanOrEqual(truth);
}

const exactly = (value: number): Estimate => ({ value, low: value, high: value });
const series = (n: number, term: (k: number) => number): number =>
  Array.from({ length: n + 1 }, (_, k) => term(k)).reduce((sum, each) => sum + each, 0);

describe('of trains that nobody misses', () => {
  it('each has on board what has landed in the span before it', () => {
    const { aboard, empty, late, takenOff, company, passed, trains } = channel(run(WEEKLY, { changes: 7, spans: 40 }));
    expect(trains).toBe(39);
    expect(aboard).toEqual({ mean: exactly(7), sd: exactly(0), p50: exactly(7), p95: exactly(7), max: 7 });
    expect([empty.value, late.value, passed.mean.value]).toEqual([0, 0, 7]);
    expect(takenOff.mean).toEqual(exactly(0));
    expect(takenOff.meanGivenLate.value).toBeNull();
    expect(company.mean).toEqual(exactly(6));
  });

  // A quarter of each span's changes leaves in the span, three quarters in the next: the sum of two binomials.
  it('one that leaves within the span takes on board of this one and the one before', () => {
    const n = 8;
    const f = 1 / 4;
    const late = { ...WEEKLY, landing: 4 * WEEK, channels: [{ after: WEEK, every: 4 * WEEK }] };
    const { aboard, empty } = channel(run(late, { changes: n, spans: 4_000 }));
    expect(aboard.mean).toEqual(exactly(n));
    expectAround(aboard.sd, Math.sqrt(2 * n * f * (1 - f)));
    expectAround(empty, (f * (1 - f)) ** n);
  });

  it('channels with periods of their own share the span that holds both', () => {
    const channels = [
      { after: 0, every: 2 * WEEK },
      { after: DAY, every: 3 * WEEK },
    ];
    const results = run({ ...WEEKLY, landing: 6 * WEEK, channels }, { changes: 12, spans: 60 });
    expect(channel(results, 0).aboard.mean).toEqual(exactly(4));
    expect(channel(results, 1).aboard.mean).toEqual(exactly(6));
    expect(channel(results, 0).trains).toBe(3 * 59);
    expect(channel(results, 1).trains).toBe(2 * 59);
  });

  // The second train leaves a day after the first: whoever got through the first is on board.
  it('a channel that follows closely has the same on board', () => {
    const channels = [
      { after: 0, every: WEEK },
      { after: DAY, every: WEEK },
    ];
    const { aboard } = channel(run({ ...WEEKLY, channels }, { changes: 3, spans: 50 }), 1);
    expect(aboard).toEqual({ mean: exactly(3), sd: exactly(0), p50: exactly(3), p95: exactly(3), max: 3 });
  });
});

describe('of trains that changes are taken off', () => {
  const n = 10;
  const q = 0.2;
  const atMost = 3;
  const results = run({ ...WEEKLY, missed: q, atMost }, { changes: n, spans: 4_000 });
  const { aboard, late, takenOff, company, passed } = channel(results);
  const mean = n * series(atMost, (k) => q ** k);
  const variance = n * series(atMost, (k) => q ** k * (1 - q ** k));
  const onTime = Array.from({ length: atMost + 1 }, (_, k) => (1 - q ** (k + 1)) ** n).reduce((a, b) => a * b, 1);

  it('on board are those of the span, and those that missed one train, two, three', () => {
    expectAround(aboard.mean, mean);
    expectAround(aboard.sd, Math.sqrt(variance));
    expectAround(company.mean, (variance + mean * mean - mean) / mean);
  });

  it('one is on time if nobody of any age is taken off', () => {
    expectAround(late, 1 - onTime);
    const off = n * series(atMost, (k) => q ** (k + 1));
    expectAround(takenOff.mean, off);
    expectAround(takenOff.meanGivenLate, off / (1 - onTime));
  });

  it('what does not get through is stopped, all else comes to its end', () => {
    expectAround(results.throughput.stopped, n * q ** (atMost + 1));
    expectAround(results.throughput.completed, n * (1 - q ** (atMost + 1)));
    expectAround(passed.mean, n * (1 - q ** (atMost + 1)));
  });

  it('the first spans are left out, as many as a change can miss', () => {
    expect(results.steady).toEqual({ first: atMost + 2, last: 4_000 });
    expect(channel(results).trains).toBe(4_000 - atMost - 1);
  });

  it('of fewer spans than these there is nothing to say of trains', () => {
    const few = run({ ...WEEKLY, missed: 1, atMost }, { changes: 2, spans: atMost });
    expect(few.steady).toBeNull();
    expect(channel(few).aboard).toMatchObject({ sd: { value: null }, p50: { value: null }, max: 0 });
    expect(channel(few).late.value).toBeNull();
    expect(few.spansNeeded).toBeGreaterThan(atMost);
  });
});

it('changes on the fast track are on no train, and get through', () => {
  const results = run({ ...WEEKLY, fastTrack: 0.25 }, { changes: 8, spans: 2_000 });
  expectAround(channel(results).aboard.mean, 6);
  expect(channel(results).passed.mean.value).toBe(8);
  expect(results.fastTrack).toBe(0.25);
});

it('how it is cut into slices changes nothing, and what is done of a stream stands', () => {
  const madeUp = { ...WEEKLY, missed: 0.5 };
  const options = { changes: 3, spans: 200 };
  expect(run(madeUp, options, 1)).toEqual(run(madeUp, options, 997));
  const stream = openStream(trainMachine(madeUp), { ...options, spans: 400, confidence: 0.9999 }, madeUpEngine(madeUp));
  // Those of the last span but one that have landed belong to no steady train yet.
  advanceStream(stream, 3 * 200);
  const done = streamResultsOf(stream);
  expect(done.complete).toBe(false);
  expect({ ...done, complete: true }).toEqual(run(madeUp, options));
});
