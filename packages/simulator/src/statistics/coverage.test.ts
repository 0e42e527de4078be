/**
 * With a confidence of 95%, intervals must hold the truth in 93–97% of 2,000 repeats of a study whose truth is known. The
 * share's own standard error is 0.5%, so an interval of exactly 95% strays outside with probability 6e-5; the draws are fixed.
 */
import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../distributions/binomial.ts';
import { lawOf } from '../distributions/law-of.ts';
import { nextUniform, openSubstream, uniformSource } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { levelAtLook } from './critical.ts';
import type { Figure } from './figure.ts';
import { deviationOf, meanOf } from './mean.ts';
import { momentsOf } from './moments.ts';
import { ordered, quantileOf } from './quantile.ts';
import { shareAmong, shareOf, wilson } from './share.ts';
import { type Strata, unstratified } from './strata.ts';

const REPEATS = 2000;
const source = uniformSource();

/** The share of repeats whose figure holds the truth. */
function coverage(name: string, truth: number, study: () => Figure): number {
  const stream = streamOf(drawKey('coverage'), name, 'study');
  let held = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    openSubstream(source, stream, repeat, 0);
    const { value, low, high } = study();
    expect(low <= value && value <= high).toBe(true);
    if (low <= truth && truth <= high) held += 1;
  }
  return held / REPEATS;
}

function expectHonest(share: number): void {
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
}

describe('a share', () => {
  it.each([
    [0.5, 1000],
    [0.02, 5000],
    [0.002, 10_000],
  ])('of %d in one stratum', (p, trials) => {
    const study = () => shareOf(unstratified(trials), [drawBinomial(trials, p, source)], 0.95);
    expectHonest(coverage(`share ${p}`, p, study));
  });

  it.each([
    ['common in all strata', [0.3, 0.5, 0.8]],
    ['rare where most of the weight lies', [0.02, 0.4, 0.9]],
    ['nearly certain in one', [0.1, 0.5, 0.98]],
  ] as const)('%s', (name, chances) => {
    const strata: Strata = { probabilities: Float64Array.of(0.9, 0.08, 0.02), trials: Float64Array.of(1000, 500, 500) };
    const truth = 0.9 * chances[0] + 0.08 * chances[1] + 0.02 * chances[2];
    const study = () =>
      shareOf(
        strata,
        chances.map((p, s) => drawBinomial(strata.trials[s] ?? 0, p, source)),
        0.95,
      );
    expectHonest(coverage(name, truth, study));
  });

  it('of a bug that can only be found where it is', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.997, 0.003), trials: Float64Array.of(1000, 1000) };
    const study = () => shareOf(strata, [0, drawBinomial(1000, 0.3, source)], 0.95, [0, null]);
    expectHonest(coverage('found', 0.003 * 0.3, study));
  });

  it('with a stratum that never hits, though nobody said so, is at least honest', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(1000, 1000) };
    const study = () => shareOf(strata, [0, drawBinomial(1000, 0.3, source)], 0.95);
    expect(coverage('silent', 0.03, study)).toBeGreaterThan(0.93);
  });

  it('among the trials of some kind', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(1000, 500) };
    // P(B) = 0.9 · 0.2 + 0.1 · 0.8; half of either is A.
    const study = () => {
      const among = [drawBinomial(1000, 0.2, source), drawBinomial(500, 0.8, source)];
      return shareAmong(
        strata,
        among.map((count) => drawBinomial(count, 0.5, source)),
        among,
        0.95,
      );
    };
    expectHonest(coverage('among', 0.5, study));
  });
});

describe('means, deviations and quantiles of something skewed', () => {
  const skewed: Distribution = { kind: 'lognormal', mu: 3, sigma: 0.6 };
  const law = lawOf(skewed);
  const draw = (n: number) => Float64Array.from({ length: n }, () => law.sample(nextUniform(source)));
  const strata: Strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(400, 200) };
  const stratumOf = Uint8Array.from({ length: 600 }, (_, i) => (i < 400 ? 0 : 1));
  /** Those of the second stratum take three times as long. */
  const drawStrata = () => draw(600).map((value, i) => (i < 400 ? value : 3 * value));

  it('the mean, in one stratum and two', () => {
    expectHonest(coverage('mean', law.mean, () => meanOf(unstratified(400), momentsOf(draw(400), null, 1), 0.95)));
    const both = () => meanOf(strata, momentsOf(drawStrata(), stratumOf, 2), 0.95);
    expectHonest(coverage('means', 1.2 * law.mean, both));
  });

  it('the mean of the trials of some kind', () => {
    // Values below 15 count as none, so both the number and the mean of the others are chance.
    // E[X; X > a] = mean · Φ(σ − (ln a − μ)/σ) for a lognormal, here for X and 3X.
    const beyond = (a: number) => lawOf({ kind: 'lognormal', mu: 3 + 0.36, sigma: 0.6 }).survival(a) * law.mean;
    const truth = (0.9 * beyond(15) + 0.1 * 3 * beyond(5)) / (0.9 * law.survival(15) + 0.1 * law.survival(5));
    const study = () =>
      meanOf(
        strata,
        momentsOf(
          drawStrata().map((x) => (x > 15 ? x : NaN)),
          stratumOf,
          2,
        ),
        0.95,
      );
    expectHonest(coverage('means given', truth, study));
  });

  it('the deviation of something mild', () => {
    // Squares are more skewed than values: a gamma of shape 9 and a thousand trials.
    const mild = lawOf({ kind: 'normal', mean: 100, sd: 7 });
    const study = () => {
      const values = Float64Array.from({ length: 500 }, () => mild.sample(nextUniform(source)));
      return deviationOf(unstratified(500), values, null, 0.95);
    };
    expectHonest(coverage('deviation', 7, study));
  });

  it('the median and the 95th percentile, in one stratum', () => {
    for (const p of [0.5, 0.95]) {
      const study = () => quantileOf(ordered(unstratified(1000), draw(1000), null), p, 0.95);
      expectHonest(coverage(`p${p}`, law.quantile(p), study));
    }
  });

  it('the median and the 95th percentile, in two strata', () => {
    const whole = lawOf({
      kind: 'mix',
      parts: [
        { weight: 0.9, of: skewed },
        { weight: 0.1, of: { kind: 'lognormal', mu: 3 + Math.log(3), sigma: 0.6 } },
      ],
    });
    for (const p of [0.5, 0.95]) {
      const study = () => quantileOf(ordered(strata, drawStrata(), stratumOf), p, 0.95);
      expectHonest(coverage(`weighted p${p}`, whole.quantile(p), study));
    }
  });
});

describe('levelAtLook', () => {
  it('keeps the level over many looks at growing data', () => {
    // A share of one half looked at after 100, 200, 400, … 12,800 trials: all eight intervals must hold it together.
    let misses = 0;
    const stream = streamOf(drawKey('coverage'), 'looks', 'study');
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      openSubstream(source, stream, repeat, 0);
      let hits = drawBinomial(100, 0.5, source);
      let trials = 100;
      let missed = false;
      for (let look = 1; look <= 8; look++) {
        const { low, high } = wilson(hits, trials, levelAtLook(0.95, look));
        missed ||= low > 0.5 || high < 0.5;
        hits += drawBinomial(trials, 0.5, source);
        trials *= 2;
      }
      if (missed) misses += 1;
    }
    expect(misses / REPEATS).toBeLessThan(0.05);
  });
});
