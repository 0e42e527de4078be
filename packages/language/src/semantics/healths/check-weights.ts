/** What the weights of a health's metrics leave for those without one. */
import type { Metric } from '../../program/index.ts';
import { healthMessages } from '../messages/healths.ts';
import type { Report } from '../report.ts';

/** Weights are shares of 100 as soon as one metric has none of its own. */
export function checkWeights(report: Report, metrics: readonly Metric[]): void {
  const given = metrics.filter(({ weight }) => weight !== null);
  const open = metrics.length - given.length;
  if (given.length === 0 || open === 0) return;
  const sum = given.reduce((total, { weight }) => total + (weight ?? 0), 0);
  const last = given.at(-1);
  if (sum >= 100 && last !== undefined) {
    report.add(healthMessages.create('weights-leave-nothing', { sum, open }, last.location));
    return;
  }
  const each = (100 - sum) / open;
  for (const { name, weight, location } of given) {
    if (weight === null || weight >= each) continue;
    report.add(healthMessages.create('weight-of-hundred', { name, weight, each: round(each) }, location));
  }
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
