/** The judge: the samples of a canary and its baseline, metric by metric, to a score and a verdict. */
import { type Comparison, compareMetric } from './compare-metric.ts';
import type { JudgeHealth, Verdict } from './health.ts';
import { holdMetric } from './hold-metric.ts';
import { scoreOf, verdictOf } from './score.ts';

/** What was read of one metric. A metric with a threshold needs no baseline. */
export interface MetricSamples {
  readonly canary: ArrayLike<number>;
  readonly baseline: ArrayLike<number>;
}

export interface Judgement {
  /** 0 to 100. */
  readonly score: number;
  readonly verdict: Verdict;
  /** One for each metric of the health, in its order. */
  readonly metrics: readonly JudgedMetric[];
}

export interface JudgedMetric extends Comparison {
  readonly name: string;
}

const NOTHING: MetricSamples = { canary: [], baseline: [] };

/** Judges samples, by the names of the metrics; one of which there are none has no data. */
export function judgeSamples(health: JudgeHealth, samples: ReadonlyMap<string, MetricSamples>): Judgement {
  const metrics = health.metrics.map(({ name, bad, threshold }) => {
    const { canary, baseline } = samples.get(name) ?? NOTHING;
    const found = threshold === null ? compareMetric(baseline, canary, { bad }) : holdMetric(canary, bad, threshold);
    return { name, ...found };
  });
  const score = scoreOf(
    health,
    metrics.map(({ classification }) => classification),
  );
  return { score, verdict: verdictOf(health, score), metrics };
}
