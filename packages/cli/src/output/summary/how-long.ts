import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatDuration } from '../duration.ts';
import { sparkline } from '../sparkline.ts';
import { displayWidth } from '../table.ts';
import { percentWithInterval, timeOf } from './estimate.ts';

/** How long it takes: quantiles, the distribution as a small histogram, and the deadline. */
export function howLong({ duration, deadline }: Results, { colors: { bold, dim, cyan }, columns }: Style): string[] {
  const { p50, p90, p95, mean, histogram } = duration;
  const quantiles = [
    ['P50', p50],
    ['P90', p90],
    ['P95', p95],
  ] as const;
  const within = deadlineLine(deadline);
  if (duration.max === duration.min) return [`${bold(timeOf(p50, 3))} in every run`, ...within];
  const lines = [quantiles.map(([name, estimate]) => `${name} ${bold(timeOf(estimate, 3))}`).join('   ')];
  const half = mean.low === null || mean.high === null ? 0 : (mean.high - mean.low) / 2;
  const average = dim(`mean ${timeOf(mean, 3)}${half === 0 ? '' : ` ± ${formatDuration(half * 1000)}`}`);
  const bars = cyan(sparkline(histogram.map(({ share }) => share)));
  const last = histogram.at(-1)?.to ?? duration.max;
  // All that is longer is in the last bar.
  const most = last < duration.max ? `${formatDuration(last * 1000)} …` : formatDuration(duration.max * 1000);
  const line = `${dim(formatDuration(duration.min * 1000))} ${bars} ${dim(most)}`;
  const both = `${line}   ${average}`;
  return [...lines, ...(displayWidth(both) <= columns ? [both] : [line, average]), ...within];
}

function deadlineLine(deadline: Results['deadline']): string[] {
  if (deadline === null) return [];
  return [`deadline ${formatDuration(deadline.within * 1000)}: met in ${percentWithInterval(deadline.met)} of runs`];
}
