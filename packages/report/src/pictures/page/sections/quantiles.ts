import type { Results } from '@rollout/simulator';
import { timeOf } from '../../../text/estimate.ts';

/** P50 and P95 of the duration as people read them, both as finely as it takes to tell them apart: rounded unlike, the smaller might seem the larger. */
export function quantileTexts({ p50, p95 }: Pick<Results['duration'], 'p50' | 'p95'>): {
  readonly p50: string;
  readonly p95: string;
} {
  const units = timeOf(p50) === timeOf(p95) ? 3 : 2;
  return { p50: timeOf(p50, units), p95: timeOf(p95, units) };
}
