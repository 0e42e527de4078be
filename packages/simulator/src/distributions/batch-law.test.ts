import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { openSubstream, uniformSource } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { type BatchSpec, batchLaw, drawBatch } from './batch-law.ts';
import { lawOf } from './law-of.ts';
import { drawServers, serverDraws } from './servers.ts';
import { integrate } from './testing/integrate.ts';
import { compareSamples } from './testing/kolmogorov-smirnov.ts';

const MINUTE = 60_000;
const source = uniformSource();
const batches = streamOf(drawKey('batch'), 'test', 'batch');
const singles = streamOf(drawKey('batch'), 'test', 'servers');

function sample(
  draw: typeof drawBatch | typeof drawServers,
  spec: BatchSpec,
  servers: number,
  mask: number,
  trials: number,
) {
  const law = batchLaw(spec);
  const out = { duration: 0, failed: 0 };
  const stream = draw === drawBatch ? batches : singles;
  const durations: number[] = [];
  const failures: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    openSubstream(source, stream, trial, servers);
    draw(law, servers, mask, source, out);
    durations.push(out.duration);
    failures.push(out.failed);
  }
  return { durations, failures };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => value * value)) - mean(values) ** 2);

describe('the slowest server of a batch', () => {
  it('takes mean · (1 + 1/2 + … + 1/n) where servers are exponential', () => {
    // The i-th to finish leaves n − i running, whose next end is n − i times as fast; the variance is Σ mean²/i².
    // Within 4 standard errors each: a false alarm in 3 of 10,000.
    for (const n of [1, 2, 10, 833]) {
      const { durations } = sample(drawBatch, spec({ kind: 'exponential', mean: 60 }, 0, 0), n, 0, 20_000);
      let harmonic = 0;
      let squares = 0;
      for (let i = 1; i <= n; i++) {
        harmonic += 1 / i;
        squares += 1 / (i * i);
      }
      expect(Math.abs(mean(durations) - 60 * harmonic)).toBeLessThan((4 * 60 * Math.sqrt(squares)) / Math.sqrt(20_000));
    }
  });

  it('of 833 lognormal servers that may fail takes 25.1145 minutes, sd 4.836', () => {
    // Attempts of median 5 min and sigma 0.5; 0.1% of them fail, after 10 min; three retries. One server is done by t with
    // probability G(t) = Σ_j q^j (1 − q) F(t − 10j) (j ≤ 3) + q⁴ [t ≥ 40], the slowest of n by G(t)ⁿ;
    // E = ∫ 1 − Gⁿ dt, E² = ∫ 2t (1 − Gⁿ) dt.
    const takes: Distribution = { kind: 'lognormal', mu: Math.log(5), sigma: 0.5 };
    const q = 0.001;
    const law = lawOf(takes);
    const notDone = (t: number) => {
      let late = 0;
      for (let j = 0; j <= 3; j++) late += q ** j * (1 - q) * law.survival(t - 10 * j);
      if (t < 40) late += q ** 4;
      return -Math.expm1(833 * Math.log1p(-late));
    };
    const expected = integrate(notDone, 0, 40, 100) + integrate(notDone, 40, 200, 400);
    const second =
      integrate((t) => 2 * t * notDone(t), 0, 40, 100) + integrate((t) => 2 * t * notDone(t), 40, 200, 400);
    const sd = Math.sqrt(second - expected * expected);
    expect(expected).toBeCloseTo(25.1145, 4);
    expect(sd).toBeCloseTo(4.836, 3);

    const trials = 100_000;
    const batch = sample(
      drawBatch,
      { takes, failedTakes: { kind: 'fixed', value: 10 }, fails: q, retries: 3 },
      833,
      0,
      trials,
    );
    // Within 3 standard errors (0.3% each); that of the deviation is about sd · √((kurtosis − 1)/4n), kurtosis below 8.
    expect(Math.abs(mean(batch.durations) - expected)).toBeLessThan((3 * sd) / Math.sqrt(trials));
    expect(Math.abs(deviation(batch.durations) - sd)).toBeLessThan(3 * sd * Math.sqrt(7 / (4 * trials)));
  });

  it('fails for good with chance q^(attempts)', () => {
    // Mean 1000 · 0.2³ = 8, sd √(1000 · 0.008 · 0.992) = 2.82; 10,000 trials, 4 standard errors.
    const { failures } = sample(drawBatch, spec({ kind: 'fixed', value: 1 }, 0.2, 2), 1000, 0, 10_000);
    expect(Math.abs(mean(failures) - 8)).toBeLessThan((4 * 2.82) / 100);
  });
});

describe('attempts that fail for all', () => {
  const steady: BatchSpec = { takes: fixed(5), failedTakes: fixed(2), fails: 0, retries: 3 };
  const run = (mask: number, firstAttempt = 0) => {
    const out = { duration: 0, failed: 0 };
    drawBatch(batchLaw(steady), 10, mask, source, out, firstAttempt);
    return out;
  };

  it('delay every server by the time of a failed attempt', () => {
    expect(run(0b0000)).toEqual({ duration: 5, failed: 0 });
    expect(run(0b0001)).toEqual({ duration: 7, failed: 0 });
    expect(run(0b0101)).toEqual({ duration: 7, failed: 0 }); // the third attempt is not needed
    expect(run(0b0111)).toEqual({ duration: 11, failed: 0 });
    expect(run(0b1111)).toEqual({ duration: 8, failed: 10 });
  });

  it('count from the plan’s first attempt, also where some are used up', () => {
    expect(run(0b0000, 3)).toEqual({ duration: 5, failed: 0 });
    expect(run(0b0100, 2)).toEqual({ duration: 7, failed: 0 });
    expect(run(0b1100, 2)).toEqual({ duration: 4, failed: 10 });
    expect(run(0, 4)).toEqual({ duration: 0, failed: 10 });
  });

  it('of an empty batch do nothing', () => {
    const out = { duration: 1, failed: 1 };
    drawBatch(batchLaw(steady), 0, 0b1111, source, out);
    expect(out).toEqual({ duration: 0, failed: 0 });
  });
});

describe('a batch and its servers one by one', () => {
  const lognormal: Distribution = { kind: 'lognormal', mu: Math.log(5 * MINUTE), sigma: 0.5 };
  const mix: Distribution = {
    kind: 'mix',
    parts: [
      { weight: 0.9, of: { kind: 'normal', mean: 10, sd: 2 } },
      { weight: 0.1, of: fixed(30) },
    ],
  };
  const cases: [string, BatchSpec, number, number][] = [
    ['one server', spec(lognormal, 0.3, 2), 1, 0],
    ['seven servers', spec(lognormal, 0.3, 2), 7, 0],
    ['no failures', spec(lognormal, 0, 2), 100, 0],
    ['few failures', spec(lognormal, 0.02, 3), 200, 0],
    [
      'a failed attempt’s own time',
      { takes: lognormal, failedTakes: fixed(10 * MINUTE), fails: 0.1, retries: 2 },
      200,
      0,
    ],
    ['a table: many fail', spec(lognormal, 0.4, 2), 400, 0],
    [
      'a table of two laws',
      { takes: lognormal, failedTakes: { kind: 'uniform', low: 0, high: MINUTE }, fails: 0.4, retries: 2 },
      400,
      0,
    ],
    ['gammas in closed form', spec({ kind: 'exponential', mean: 3 }, 0.4, 3), 300, 0],
    ['normals in closed form', spec({ kind: 'normal', mean: 100, sd: 5 }, 0.4, 1), 300, 0],
    ['truncated normals', spec({ kind: 'normal', mean: 1, sd: 2 }, 0.4, 1), 300, 0],
    ['values of a list', spec({ kind: 'empirical', values: [1, 2, 2, 5, 9] }, 0.4, 2), 300, 0],
    ['a mixture', spec(mix, 0.4, 1), 300, 0],
    ['servers that are ready later', { ...spec(lognormal, 0.4, 2), readyAfter: 7 * MINUTE }, 400, 0],
    [
      'the same, failing for a time of their own',
      {
        takes: fixed(MINUTE),
        failedTakes: { kind: 'uniform', low: 0, high: MINUTE },
        fails: 0.4,
        retries: 1,
        readyAfter: MINUTE,
      },
      50,
      0,
    ],
    ['a rack that failed as a whole', spec(lognormal, 0.05, 3), 100, 0b101],
    ['all attempts failed', spec(lognormal, 0.05, 1), 100, 0b11],
  ];

  it.each(cases)('have the same law: %s', (_, of, servers, mask) => {
    // Each comparison raises a false alarm with probability 1e-5 at most, so all 48 with 5e-4; the draws are fixed.
    // The third looks at duration and failures together.
    const trials = 3000;
    const batch = sample(drawBatch, of, servers, mask, trials);
    const each = sample(drawServers, of, servers, mask, trials);
    const unit = mean(each.durations);
    const both = ({ durations, failures }: typeof batch) =>
      durations.map((time, i) => time + unit * (failures[i] ?? 0));
    for (const [a, b] of [
      [batch.durations, each.durations],
      [batch.failures, each.failures],
      [both(batch), both(each)],
    ] as const) {
      const { distance, limit } = compareSamples(a, b, 1e-5);
      expect(distance).toBeLessThan(limit);
    }
  });
});

describe('drawServers', () => {
  it('tells of every server', () => {
    const law = batchLaw({ takes: fixed(5), failedTakes: fixed(2), fails: 0.5, retries: 1 });
    const each = serverDraws(1000);
    const out = { duration: 0, failed: 0 };
    openSubstream(source, singles, 1, 1);
    drawServers(law, 1000, 0, source, out, each);
    const kinds = new Set(Array.from(each.times, (time, i) => `${time} ${each.attempts[i]} ${each.failed[i]}`));
    expect([...kinds].sort()).toEqual(['4 2 1', '5 1 0', '7 2 0']);
    expect(each.failed.reduce((sum, failed) => sum + failed, 0)).toBe(out.failed);
    expect(Math.max(...each.times)).toBe(out.duration);
  });
});

function fixed(value: number): Distribution {
  return { kind: 'fixed', value };
}

function spec(takes: Distribution, fails: number, retries: number): BatchSpec {
  return { takes, failedTakes: null, fails, retries };
}
