/**
 * Intervals that decisions are made by: honest at the levels, far out in the tails, that many looks at growing data ask for, where
 * those for readers (Wilson's of one stratum, Student's) promise too much of rare events and skewed amounts.
 */
export { type Amounts, type Kind, type Known, kindOf } from './kind.ts';
export { decisiveDeviation, decisiveMean, deviationValue, meanValue } from './mean.ts';
export { decisiveQuantile, quantileValue } from './quantile.ts';
export { decisiveShare, shareValue } from './share.ts';
