import { describe, expect, it } from 'vitest';
import type { Classification, JudgeHealth, JudgeMetric } from './health.ts';
import { judgeSamples, type MetricSamples } from './judge-samples.ts';
import { scoreOf, verdictOf } from './score.ts';

const metric = (name: string, more: Partial<JudgeMetric> = {}): JudgeMetric => ({
  name,
  bad: 'higher',
  threshold: null,
  weight: null,
  critical: false,
  ...more,
});
const health = (...metrics: JudgeMetric[]): JudgeHealth => ({ metrics, pass: 95, marginal: 75 });

const baseline = [10, 11, 9, 10.5, 9.5, 10.2, 9.8, 10.1];
const same: MetricSamples = { baseline, canary: [10.3, 9.9, 10.6, 9.6, 10.4, 9.7, 10, 10.8] };
const worse: MetricSamples = { baseline, canary: baseline.map((value) => value + 5.03) };
const nothing: MetricSamples = { baseline, canary: [] };

describe('a score', () => {
  const score = (metrics: JudgeMetric[], found: Classification[]) => scoreOf(health(...metrics), found);
  const [a, b, c] = [metric('a'), metric('b'), metric('c')];

  it('is the share of metrics that pass, to two decimals', () => {
    expect(score([a], ['Pass'])).toBe(100);
    expect(score([a], ['High'])).toBe(0);
    expect(score([a, b], ['Pass', 'High'])).toBe(50);
    expect(score([a, b, c], ['Pass', 'High', 'Low'])).toBe(33.33);
    expect(score([a, b, c], ['Pass', 'High', 'Pass'])).toBe(66.67);
  });

  it('rounds a half up by the digits that are written', () => {
    expect(score([metric('a', { weight: 33.335 }), b], ['Pass', 'High'])).toBe(33.34);
    expect(score([metric('a', { weight: 1.005 }), b], ['Pass', 'High'])).toBe(1.01);
  });

  it('weighs metrics; those without a weight share what the others leave of 100', () => {
    const weighed = [metric('a', { weight: 75 }), metric('b', { weight: 25 })];
    expect(score(weighed, ['Pass', 'High'])).toBe(75);
    expect(score([metric('a', { weight: 40 }), b, c], ['High', 'Pass', 'Pass'])).toBe(60);
    expect(score([metric('a', { weight: 40 }), b, c], ['Pass', 'Pass', 'High'])).toBe(70);
  });

  it('is a share of all weights where all are given', () => {
    const weighed = [metric('a', { weight: 2 }), metric('b', { weight: 1 })];
    expect(score(weighed, ['Pass', 'Pass'])).toBe(100);
    expect(score(weighed, ['High', 'Pass'])).toBe(33.33);
  });

  it('leaves nothing to the others where the given weights are 100 or more', () => {
    expect(score([metric('a', { weight: 120 }), b], ['Pass', 'High'])).toBe(100);
  });

  it('is 0 if a critical metric is High or Low, and only then', () => {
    const critical = metric('a', { critical: true });
    expect(score([critical, b, c], ['High', 'Pass', 'Pass'])).toBe(0);
    expect(score([critical, b, c], ['Low', 'Pass', 'Pass'])).toBe(0);
    expect(score([critical, b], ['Pass', 'Low'])).toBe(50);
    expect(score([critical, b, c], ['NoData', 'Pass', 'Pass'])).toBe(100);
  });

  it('counts a metric without data as if it passed, but is 0 if half of them have none', () => {
    expect(score([a, b, c], ['NoData', 'Pass', 'High'])).toBe(66.67);
    expect(score([a, b], ['NoData', 'Pass'])).toBe(0);
    expect(score([a], ['NoData'])).toBe(0);
  });
});

describe('a verdict', () => {
  it('passes at the score asked for, and is marginal from the other on', () => {
    const of = (score: number) => verdictOf(health(), score);
    expect([of(100), of(95), of(94.99), of(75), of(74.99), of(0)]).toEqual([
      'pass',
      'pass',
      'marginal',
      'marginal',
      'fail',
      'fail',
    ]);
  });
});

describe('samples', () => {
  it('are judged metric by metric', () => {
    const metrics = [metric('errors'), metric('latency'), metric('cpu'), metric('memory')];
    const {
      score,
      verdict,
      metrics: judged,
    } = judgeSamples(
      health(...metrics),
      new Map([
        ['errors', same],
        ['latency', worse],
        ['cpu', same],
        ['memory', same],
      ]),
    );
    expect(judged.map(({ name, classification }) => [name, classification])).toEqual([
      ['errors', 'Pass'],
      ['latency', 'High'],
      ['cpu', 'Pass'],
      ['memory', 'Pass'],
    ]);
    expect([score, verdict]).toEqual([75, 'marginal']);
  });

  it('of a metric with a threshold are held against it by their mean', () => {
    const held = (canary: number[], more: Partial<JudgeMetric> = {}) =>
      judgeSamples(
        health(metric('errors', { threshold: 0.01, ...more })),
        new Map([['errors', { baseline: [], canary }]]),
      ).metrics[0];
    expect(held([0.005, 0.015])).toEqual({
      name: 'errors',
      classification: 'Pass',
      low: null,
      high: null,
      estimate: 0.01,
      effect: 1,
    });
    expect(held([0.005, 0.016])?.classification).toBe('High');
    expect(held([0.005], { bad: 'lower' })?.classification).toBe('Low');
    expect(held([0.02], { bad: 'lower' })?.classification).toBe('Pass');
    expect(held([0.005], { bad: 'different' })?.classification).toBe('Low');
    expect(held([0])).toMatchObject({ classification: 'Pass', estimate: 0, effect: null });
    expect(held([])?.classification).toBe('NoData');
  });

  it('that are not there are no data', () => {
    const judged = judgeSamples(
      health(metric('a'), metric('b'), metric('c')),
      new Map([
        ['a', same],
        ['b', same],
        ['c', nothing],
      ]),
    );
    expect(judged.metrics.map(({ classification }) => classification)).toEqual(['Pass', 'Pass', 'NoData']);
    expect(judged.verdict).toBe('pass');
    expect(judgeSamples(health(metric('constructor')), new Map()).verdict).toBe('fail');
  });
});
