import type { MachineHealth, MachineMetric } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { lawOf } from '../../distributions/index.ts';
import { gammaQ } from '../../math/incomplete-gamma.ts';
import { normalSurvival } from '../../math/normal.ts';
import { uniform } from '../../random/draw.ts';
import { drawKey, streamOf } from '../../random/key.ts';
import { judgeSamples } from '../judge-samples.ts';
import { gatePower } from './gate-power.ts';
import { shortestThatSees } from './shortest.ts';

const MINUTE = 60_000;
const normal = (mean: number, sd: number): Distribution => ({ kind: 'normal', mean, sd });

const metric = (name: string, reads: Distribution, more: Partial<MachineMetric> = {}): MachineMetric => ({
  name,
  bad: 'higher',
  threshold: null,
  weight: null,
  critical: false,
  reads,
  moved: [],
  ...more,
});
const healthOf = (metrics: MachineMetric[], moving: number[] = [0]): MachineHealth => ({
  every: MINUTE,
  pass: 95,
  marginal: 60,
  moving,
  metrics,
});
const moved = (bug: number, to: Distribution) => ({ moved: [{ bug, to }] });
const powerOf = (health: MachineHealth, samples: number, shown: number, baseline = true) =>
  gatePower({ check: 'standard', health, samples, baseline }).of(shown);

/** The shares of verdicts in so many whole judgements of samples drawn for themselves. */
function judged(health: MachineHealth, samples: number, reads: readonly Distribution[], times: number) {
  const key = drawKey('judged');
  const laws = reads.map(lawOf);
  const healthy = health.metrics.map((each) => lawOf(each.reads ?? normal(0, 1)));
  const streams = health.metrics.map(({ name }) => ({
    canary: streamOf(key, name, 'canary'),
    baseline: streamOf(key, name, 'baseline'),
  }));
  const shares = { pass: 0, marginal: 0, fail: 0 };
  for (let time = 0; time < times; time++) {
    const found = new Map(
      health.metrics.map(({ name }, m) => {
        const draw = (side: 'canary' | 'baseline') =>
          Array.from({ length: samples }, (_, i) => {
            const law = side === 'canary' ? laws[m] : healthy[m];
            const stream = streams[m]?.[side];
            return law === undefined || stream === undefined ? NaN : law.sample(uniform(stream, time, i));
          });
        return [name, { canary: draw('canary'), baseline: draw('baseline') }];
      }),
    );
    shares[judgeSamples(health, found).verdict] += 1 / times;
  }
  return shares;
}

/** Two shares of so many draws each: their difference is within three of its standard errors (0.3% each time). */
function expectAlike(one: number, other: number, times: number): void {
  const p = 0.5 * (one + other);
  expect(Math.abs(one - other)).toBeLessThanOrEqual(3 * Math.sqrt((2 * p * (1 - p) + 2 / times) / times));
}

describe('the power of a gate', () => {
  it('does not hang on the unit of a metric that is a share', () => {
    // An error rate of 0.01% that doubles, against the same in percent points: the root finder's 0.0001 must not hide it.
    const errorRate = (unit: number) =>
      healthOf([metric('errors', normal(1e-4 * unit, 2e-5 * unit), moved(0, normal(2e-4 * unit, 2e-5 * unit)))]);
    const inPoints = powerOf(errorRate(1e4), 30, 1);
    expect(inPoints.fail).toBe(1);
    expect(powerOf(errorRate(1), 30, 1)).toEqual(inPoints);
    expect(powerOf(errorRate(1), 30, 0).fail).toBeLessThan(0.02);
  });

  const latency = metric('latency', { kind: 'lognormal', mu: 5, sigma: 0.3 }, { weight: 40 });
  const errors = metric('errors', normal(0.5, 0.3), { threshold: 0.6 });
  const cpu = metric('cpu', normal(50, 5), { bad: 'different' });

  it.each([
    ['nothing has shown', 0, [latency.reads, errors.reads, cpu.reads]],
    ['one bug has', 1, [{ kind: 'lognormal', mu: 5.15, sigma: 0.3 }, errors.reads, normal(52, 5)]],
    ['the other has', 2, [latency.reads, normal(0.58, 0.3), cpu.reads]],
    ['both have', 3, [{ kind: 'lognormal', mu: 5.15, sigma: 0.3 }, normal(0.58, 0.3), normal(52, 5)]],
  ] as [string, number, Distribution[]][])('is the share of 10,000 judged samples, when %s', (_, shown, reads) => {
    const health = healthOf(
      [
        { ...latency, moved: [{ bug: 3, to: { kind: 'lognormal', mu: 5.15, sigma: 0.3 } }] },
        { ...errors, moved: [{ bug: 7, to: normal(0.58, 0.3) }] },
        { ...cpu, moved: [{ bug: 3, to: normal(52, 5) }] },
      ],
      [3, 7],
    );
    const power = powerOf(health, 20, shown);
    const shares = judged(health, 20, reads, 10_000);
    for (const verdict of ['pass', 'marginal', 'fail'] as const) expectAlike(power[verdict], shares[verdict], 10_000);
  });

  it.each([
    ['repeats values', { kind: 'empirical', values: [0, 0, 0, 1, 2] }, { kind: 'empirical', values: [0, 1, 1, 2, 3] }],
    ['is mixed', mixture(0.05), mixture(0.3)],
    ['never changes', { kind: 'fixed', value: 3 }, { kind: 'fixed', value: 4 }],
    ['is as small as the tolerance', normal(0.002, 0.0004), normal(0.0024, 0.0004)],
  ] as [string, Distribution, Distribution][])(
    'is the share of judged samples for a metric that %s',
    (_, reads, to) => {
      const health = healthOf([metric('m', reads, { ...moved(0, to), bad: 'different' })]);
      for (const [shown, law] of [
        [0, reads],
        [1, to],
      ] as const) {
        expectAlike(powerOf(health, 20, shown).fail, judged(health, 20, [law], 2000).fail, 2000);
      }
    },
  );

  it('is that of the normal law where samples are many', () => {
    const health = healthOf([metric('m', normal(100, 10), moved(0, normal(102, 10)))]);
    expectAlike(powerOf(health, 200, 1).fail, judged(health, 200, [normal(102, 10)], 1000).fail, 1000);
  });

  it('grows with the samples, but for what draws leave open', () => {
    const health = healthOf([metric('m', normal(100, 10), moved(0, normal(106, 10)))]);
    let before = 0;
    for (const samples of [5, 10, 20, 40, 80, 160, 320]) {
      const { fail } = powerOf(health, samples, 1);
      expect(fail).toBeGreaterThanOrEqual(before - 0.005);
      before = fail;
    }
    expect(before).toBeGreaterThan(0.99);
  });

  it('is exact where a mean of samples is held against a threshold', () => {
    // The mean of n exponentials of mean 1 is above t with the chance that a gamma of shape n is above nt.
    for (const [samples, times] of [
      [30, 10_000],
      [300, 10_000],
      [2000, Infinity],
    ] as const) {
      const health = healthOf([
        metric(
          'm',
          { kind: 'exponential', mean: 1 },
          { threshold: 1.2, ...moved(0, { kind: 'exponential', mean: 1.18 }) },
        ),
      ]);
      const expected = gammaQ(samples, (samples * 1.2) / 1.18);
      const { fail } = powerOf(health, samples, 1);
      expect(Math.abs(fail - expected)).toBeLessThan(3 * Math.sqrt((expected * (1 - expected)) / times) + 0.001);
    }
    const lower = healthOf([metric('m', normal(10, 1), { bad: 'lower', threshold: 9.9 })]);
    expect(powerOf(lower, 900, 0).fail).toBeCloseTo(normalSurvival(3), 5);
  });

  it('takes of several bugs that move a metric the one that moves its mean farthest', () => {
    const bugs = [
      { bug: 0, to: normal(101, 10) },
      { bug: 1, to: normal(112, 10) },
      { bug: 2, to: normal(88, 10) },
    ];
    const health = healthOf([metric('m', normal(100, 10), { moved: bugs })], [0, 1, 2]);
    const gate = gatePower({ check: 'standard', health, samples: 60, baseline: true });
    expect(gate.of(0b011)).toEqual(gate.of(0b010));
    expect(gate.of(0b111)).toEqual(gate.of(0b010)); // 112 and 88 are as far: the first one declared
    expect(gate.of(0b101)).toEqual(gate.of(0b100));
    expect(gate.of(0b100).fail).toBe(0);
    expect(gate.of(0b010).fail).toBeGreaterThan(0.99);
  });

  it('has nothing to compare without a baseline, or with one sample', () => {
    const health = healthOf([metric('m', normal(100, 10))]);
    expect(powerOf(health, 60, 0, false)).toEqual({ pass: 0, marginal: 0, fail: 1 });
    expect(powerOf(health, 1, 0)).toEqual({ pass: 0, marginal: 0, fail: 1 });
    expect(powerOf(health, 0, 0)).toEqual({ pass: 0, marginal: 0, fail: 1 });
    const held = healthOf([metric('m', normal(100, 10), { threshold: 200 })]);
    expect(powerOf(held, 1, 0, false).pass).toBe(1);
  });

  it('is the same whenever and in whatever order it is asked for', () => {
    const health = healthOf([metric('m', normal(100, 10), moved(0, normal(104, 10)))]);
    const gate = gatePower({ check: 'standard', health, samples: 30, baseline: true });
    const late = gate.of(1);
    expect(powerOf(health, 30, 1)).toEqual(late);
    expect(gate.of(0)).toEqual(powerOf(health, 30, 0));
    expect(gatePower({ check: 'other', health, samples: 30, baseline: true }).of(1)).not.toEqual(late);
  });
});

describe('the shortest time in which a bug is seen', () => {
  const shortest = (health: MachineHealth, share = 0.8, baseline = true) =>
    shortestThatSees({ check: 'standard', health, baseline }, 0, share);

  it.each([
    ['a large shift', normal(110, 10)],
    ['a small shift', normal(101.5, 10)],
  ])('has the power, and a minute less has not: %s', (_, to) => {
    const health = healthOf([metric('m', normal(100, 10), moved(0, to))]);
    const found = shortest(health);
    const samples = (found ?? NaN) / MINUTE;
    expect(powerOf(health, samples, 1).fail).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(health, samples - 1, 1).fail).toBeLessThan(0.8);
  });

  it('is that of a mean of normal samples, by hand', () => {
    // Mean 10.5 against 10, sd 1: the mean is above with 80% from √n · 0.5 = 0.8416 on: n = 2.83.
    const health = healthOf([metric('m', normal(9, 1), { threshold: 10, ...moved(0, normal(10.5, 1)) })]);
    expect(shortest(health)).toBe(3 * MINUTE);
  });

  it('is at least five samples where something is compared, and may be one where nothing is', () => {
    expect(shortest(healthOf([metric('m', normal(100, 1), moved(0, normal(200, 1)))]))).toBe(5 * MINUTE);
    const held = healthOf([metric('m', normal(100, 1), { threshold: 150, ...moved(0, normal(200, 1)) })]);
    expect(shortest(held, 0.8, false)).toBe(MINUTE);
  });

  it('is none for a bug that moves nothing, or to the good side', () => {
    expect(shortest(healthOf([metric('m', normal(100, 10), moved(0, normal(90, 10)))]))).toBeNull();
    expect(shortestThatSees({ check: 'c', health: healthOf([]), baseline: true }, 5, 0.8)).toBeNull();
  });
});

/** Mostly small values, now and then large ones, of the given share. */
function mixture(share: number): Distribution {
  return {
    kind: 'mix',
    parts: [
      { weight: 1 - share, of: normal(10, 1) },
      { weight: share, of: normal(20, 1) },
    ],
  };
}
