import { estimate } from '../results/estimate.ts';
import { type Figure, type Moments, meanOf, unstratified, wilson } from '../statistics/index.ts';
import { type Batches, type BySpan, deviationOf, quantileOfTrains, ratioOf, shareOfTrains } from './batches.ts';
import type { Stream } from './stream.ts';
import type { StreamChannelResults } from './stream-results.ts';
import type { Trains } from './trains.ts';

const SECOND = 1_000;

/**
 * What is told of one channel: of its trains in the spans of `batches`, the first of which is span `from`.
 *
 * Changes are independent of one another, trains are not. A mean of what changes add up to (how many are on board, how many are taken off) is
 * therefore taken over changes: as many are on board of a train as board one in a span, over the trains of a span. What is not such a sum is
 * taken over trains.
 */
export function channelResults(stream: Stream, trains: Trains, from: number, batches: Batches): StreamChannelResults {
  const { changes, perSpan, confidence } = stream;
  const { channel, sums } = trains;
  const steady = { from: from * trains.perSpan, to: (from + batches.spans) * trains.perSpan };
  const aboard = counts(trains.boarded, steady);
  const off = counts(trains.takenOff, steady);
  const inSpan = (all: Int32Array, span: number): Int32Array =>
    all.subarray(span * trains.perSpan, (span + 1) * trains.perSpan);
  const sumOf =
    (value: (aboard: number, off: number) => number): BySpan =>
    (span) => {
      let sum = 0;
      for (let i = span * trains.perSpan; i < (span + 1) * trains.perSpan; i++) sum += value(at(aboard, i), at(off, i));
      return sum;
    };
  const all = sumOf(() => 1);
  const boarded = sumOf((count) => count);
  const isLate = sumOf((_, taken) => (taken > 0 ? 1 : 0));
  const sorted = aboard.slice().sort();
  const quantile = (p: number) =>
    estimate(quantileOfTrains((span) => inSpan(aboard, span), sorted, p, batches, confidence));
  /** Of what a change adds to trains. */
  const meanOfTrains = (sum: number, squares: number) =>
    estimate(meanByChange(changes, sum, squares, confidence), perSpan / trains.perSpan);
  const squares = sumOf((count) => count * count);
  const powers = (span: number, power: 1 | 2) => (power === 1 ? boarded : squares)(span);
  return {
    name: channel.name,
    ring: channel.ring,
    every: { unit: 'seconds', period: channel.until.every / SECOND },
    trains: sorted.length,
    aboard: {
      mean: meanOfTrains(sums.boarded, sums.boardedSquares),
      sd: estimate(deviationOf(powers, all, batches, confidence)),
      p50: quantile(0.5),
      p95: quantile(0.95),
      max: sorted.at(-1) ?? 0,
    },
    empty: estimate(
      shareOfTrains(
        sumOf((count) => (count === 0 ? 1 : 0)),
        all,
        batches,
        confidence,
      ),
    ),
    late: estimate(shareOfTrains(isLate, all, batches, confidence)),
    takenOff: {
      mean: meanOfTrains(sums.takenOff, sums.takenOffSquares),
      meanGivenLate: estimate(
        ratioOf(
          sumOf((_, taken) => taken),
          isLate,
          batches,
          confidence,
          1,
        ),
      ),
    },
    company: {
      mean: estimate(
        ratioOf(
          sumOf((count) => count * (count - 1)),
          boarded,
          batches,
          confidence,
          0,
        ),
      ),
    },
    passed: { unit: 'changes per span', mean: estimate(wilson(sums.passed, changes, confidence), perSpan) },
  };
}

/** Of trains from one number to before another; those that nobody boarded may not have been written down. */
function counts(all: Int32Array, { from, to }: { readonly from: number; readonly to: number }): Int32Array {
  const some = new Int32Array(to - from);
  some.set(all.subarray(from, Math.min(to, all.length)));
  return some;
}

function meanByChange(changes: number, sum: number, squares: number, level: number): Figure {
  const mean = changes === 0 ? 0 : sum / changes;
  const moments: Moments = {
    count: Float64Array.of(changes),
    mean: Float64Array.of(mean),
    // Whole numbers: nothing is lost in their sums.
    squares: Float64Array.of(Math.max(0, squares - sum * mean)),
    least: Float64Array.of(0),
    most: Float64Array.of(sum),
  };
  return meanOf(unstratified(changes), moments, level, 0);
}

function at(array: Int32Array, i: number): number {
  return array[i] as number; // in range: as many as the spans have trains
}
