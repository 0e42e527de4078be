/** Streams of whole plans, run by the kernel. Intervals are at 99.99%: a right one fails with chance 1e-4; seeds are fixed. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceStream, openStream } from './open-stream.ts';
import { streamResultsOf } from './results-of-stream.ts';
import type { StreamChannelResults, StreamResults } from './stream-results.ts';
import { whyNoStream } from './why-no-stream.ts';

const train = (parts: {
  model?: string;
  plan: string;
}): string => `audience people 1_000_000 { ring beta 5%  ring everyone }
model m { release takes 1h  ${parts.model ?? ''} }
plan train using m { ${parts.plan} }
`;

function run(text: string, changes: number, spans: number): StreamResults {
  const stream = openStream(machineOf(text).machine, { changes, spans, confidence: 0.9999 });
  while (advanceStream(stream, 1_000)) {}
  return streamResultsOf(stream);
}

function expectAround({ low, high }: Estimate, truth: number): void {
  expect(low ?? Number.NaN).toBeLessThanOrEqual(truth);
  expect(high ?? Number.NaN).toBeGreaterThanOrEqual(truth);
}

function channel({ channels }: StreamResults, index = 0): StreamChannelResults {
  const own = channels[index];
  if (own === undefined) throw new Error(`there is no channel ${index}`);
  return own;
}

// The gate cries wolf with chance q, whichever train it is: the made-up rows of stream.test.ts, by a plan.
describe('a gate that takes each change off with the same chance', () => {
  const [n, q, atMost] = [10, 0.2, 2];
  const results = run(
    train({
      model: `gate health { false alarm ${q * 100}%  takes 1d }`,
      plan: `channel all for everyone departs every 1w from 2026-01-05 { gate health }  on unhealthy next train at most ${atMost} then stop`,
    }),
    n,
    1_500,
  );
  const sum = (term: (k: number) => number): number =>
    Array.from({ length: atMost + 1 }, (_, k) => term(k)).reduce((total, each) => total + each, 0);

  it('has on board whoever has missed trains', () => {
    const { aboard, takenOff } = channel(results);
    expectAround(aboard.mean, n * sum((k) => q ** k));
    expectAround(aboard.sd, Math.sqrt(n * sum((k) => q ** k * (1 - q ** k))));
    expectAround(takenOff.mean, n * sum((k) => q ** (k + 1)));
  });

  it('is on time if nobody of any age is taken off', () => {
    const onTime = (1 - q) ** n * (1 - q ** 2) ** n * (1 - q ** 3) ** n;
    expectAround(channel(results).late, 1 - onTime);
    expectAround(results.throughput.stopped, n * q ** 3);
  });
});

// A bug that is found is gone from the next train: with chance p·d a change misses one train, and never a second.
it('a change misses one train with the chance that it has a bug that is found', () => {
  const [n, p, d] = [20, 0.3, 0.8];
  const { channels } = run(
    train({
      model: `bug crash { present ${p * 100}%  shows 100% at ring 1 }  gate health { detects ${d * 100}% }`,
      plan: 'channel all for everyone departs every 1w from 2026-01-05 { wait 1d  gate health }  on unhealthy next train',
    }),
    n,
    1_000,
  );
  const [all] = channels;
  if (all === undefined) throw new Error('there is no channel');
  expectAround(all.aboard.mean, n * (1 + p * d));
  expectAround(all.late, 1 - (1 - p * d) ** n);
  expectAround(all.takenOff.mean, n * p * d);
});

// Three trains of beta in six weeks, two of stable: as many changes a week get through each.
it('two channels with periods of their own', () => {
  const results = run(
    train({
      plan: `channel beta for beta departs every 2w from 2025-12-23 { wait 1d }
             channel stable for everyone departs every 3w from 2025-12-17 { wait 1d }`,
    }),
    12,
    100,
  );
  expect(results.span).toEqual({ unit: 'seconds', length: 6 * 7 * 86_400, changes: 12 });
  expect(channel(results, 0).aboard.mean).toEqual({ value: 4, low: 4, high: 4 });
  expect(channel(results, 1).aboard.mean).toEqual({ value: 6, low: 6, high: 6 });
  expect(channel(results, 0).late.value).toBe(0);
  expect(results.throughput.completed.value).toBe(12);
});

it('changes on the fast track take no train', () => {
  const text = train({
    model: 'fast track 25% of changes',
    plan: 'channel all for everyone departs every 1w from 2026-01-05 { wait 1d }',
  });
  const results = run(text, 8, 1_000);
  expectAround(channel(results).aboard.mean, 6);
  expect(results.throughput.completed.value).toBe(8);
});

// Beta leaves on 12 January, or for those that land later on 6 April, an hour before twelve weeks are over: clocks have gone forward. In every span that is one
// train, and a week later stable leaves with all of its changes, one train of twelve. By whole weeks since the start April's would be another.
it('a clock change moves no change to another train', () => {
  const results = run(
    train({
      plan: `channel beta for beta departs every 12w from 2025-10-20 in "Europe/Berlin" { wait 1d }
             channel stable for everyone departs every 1w from 2026-01-05 in "Europe/Berlin" { wait 1d }`,
    }),
    5,
    60,
  );
  const { empty, trains } = channel(results, 1);
  expect([trains % 12, empty.value]).toEqual([0, 11 / 12]);
});

describe('it is no stream', () => {
  const channels = 'channel all for everyone departs every 1w from 2026-01-05 { wait 1d }';

  it('of a plan without channels', () => {
    const { machine } = machineOf(train({ plan: 'stage s { release to beta, everyone { wait 1d } }' }));
    expect(whyNoStream(machine)).toEqual({ kind: 'no-channel' });
  });

  it('of one that says when it starts', () => {
    const { machine } = machineOf(train({ plan: `starts 2026-03-02 09:00 in "UTC"  ${channels}` }));
    expect(whyNoStream(machine)).toEqual({ kind: 'starts' });
    expect(whyNoStream(machineOf(train({ plan: channels })).machine)).toBeNull();
  });

  // 13 × 17 × 7 days are less than 520 weeks, 61 × 67 are more.
  it('of channels that leave alike too rarely', () => {
    const two = (a: number, b: number): string =>
      train({
        plan: `channel one for beta departs every ${a}d from 2026-01-05 { wait 1d } channel two for everyone departs every ${b}d from 2026-01-05 { wait 1d }`,
      });
    expect(whyNoStream(machineOf(two(13, 17)).machine)).toBeNull();
    expect(whyNoStream(machineOf(two(61, 67)).machine)).toEqual({ kind: 'no-common-span', channel: 'one' });
  });
});
