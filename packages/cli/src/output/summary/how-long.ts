import type { Results } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { formatDuration } from '../duration.ts';
import { sparkline } from '../sparkline.ts';
import { percentWithInterval, timeOf } from './estimate.ts';

/** How long it takes: quantiles, the distribution as a small histogram, and the deadline. */
export function howLong({ duration, deadline }: Results, { bold, dim, cyan }: Colors): string[] {
  const { p50, p90, p95, mean, histogram } = duration;
  const half = mean.low === null || mean.high === null ? 0 : (mean.high - mean.low) / 2;
  const spread = half === 0 ? '' : ` ± ${formatDuration(half * 1000)}`;
  const lines = [
    `P50 ${bold(timeOf(p50))}   P90 ${bold(timeOf(p90))}   P95 ${bold(timeOf(p95))}   ${dim(`mean ${timeOf(mean)}${spread}`)}`,
  ];
  if (duration.max > duration.min) {
    const bars = sparkline(histogram.map((bar) => bar.share));
    lines.push(`${dim(formatDuration(duration.min * 1000))} ${cyan(bars)} ${dim(formatDuration(duration.max * 1000))}`);
  }
  if (deadline !== null)
    lines.push(`within ${formatDuration(deadline.within * 1000)} (deadline): ${percentWithInterval(deadline.met)}`);
  return lines;
}
