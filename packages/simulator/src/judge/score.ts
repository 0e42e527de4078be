/** From what the metrics are found to be to a score, and from that to a verdict. */
import type { Classification, JudgeHealth, JudgeMetric, Verdict } from './health.ts';

/**
 * The weights of metrics. Those that are not given share equally what the given ones leave of 100, if anything; the score
 * is a share of their sum, which is 100 wherever one is not given.
 */
export function weightsOf(metrics: readonly JudgeMetric[]): number[] {
  const given = metrics.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const others = metrics.filter(({ weight }) => weight === null).length;
  return metrics.map(({ weight }) => weight ?? Math.max(0, 100 - given) / others);
}

/**
 * The score, 0 to 100, to two decimals: the weighted share of metrics that pass, where those without data count as if they
 * passed. It is 0 if a critical metric is High or Low, or if half of the metrics or more have no data.
 * `found` has one classification a metric.
 */
export function scoreOf({ metrics }: JudgeHealth, found: readonly Classification[]): number {
  const failed = metrics.some(({ critical }, i) => critical && (found[i] === 'High' || found[i] === 'Low'));
  const without = metrics.filter((_, i) => found[i] === 'NoData').length;
  if (failed || tooManyWithout(without, metrics.length)) return 0;
  const weights = weightsOf(metrics);
  let passed = 0;
  weights.forEach((weight, i) => {
    if (found[i] === 'Pass' || found[i] === 'NoData') passed += weight;
  });
  return shareScore(passed, sumOf(weights));
}

/** Whether so many metrics without data leave too little to judge. */
export function tooManyWithout(without: number, metrics: number): boolean {
  return 2 * without >= metrics;
}

export function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** The score of the weights that passed. */
export function shareScore(passed: number, all: number): number {
  return all > 0 ? twoDecimals((100 * passed) / all) : 0;
}

export function verdictOf({ pass, marginal }: JudgeHealth, score: number): Verdict {
  if (score >= pass) return 'pass';
  return score >= marginal ? 'marginal' : 'fail';
}

/** Rounded half up, by the digits with which the number is written. */
function twoDecimals(score: number): number {
  if (score < 0.001) return 0;
  return Number(`${Math.round(Number(`${score}e2`))}e-2`);
}
