export {
  type CompareOptions,
  type Comparison,
  compareMetric,
} from './compare-metric.ts';
export type { EffectMeasure } from './effect.ts';
export type { BadWhen, Classification, JudgeHealth, JudgeMetric, Verdict } from './health.ts';
export { type JudgedMetric, type Judgement, judgeSamples, type MetricSamples } from './judge-samples.ts';
export { type Alternative, exactRankSumTest, type RankSumTest, rankSumTest } from './p-value.ts';
export * from './power/index.ts';
