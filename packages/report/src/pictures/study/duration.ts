import type { Results } from '@rollout/simulator';
import { formatDuration } from '../../text/duration.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { everyRun } from '../../text/every-run.ts';
import { formatPercent } from '../../text/number.ts';
import type { Picture } from '../picture.ts';
import { drawDurations } from './duration-chart.tsx';
import { pointsOf } from './duration-points.ts';
import { fromRuns, right as rightColumn, timeText } from './told.ts';

/** A deadline that is further away than so many times the longest run is said, not drawn. */
const FAR = 2;

/** How long the plan takes: the distribution, with the quantiles that plans are held to, the mean, and the deadline. */
export function durationPicture(results: Results): Picture {
  const { duration, deadline } = results;
  const points = pointsOf(results);
  const within =
    deadline === null
      ? ''
      : ` The deadline of ${timeText(deadline.within)} is met in ${percentWithInterval(deadline.met)} of runs.`;
  const last = duration.histogram.at(-1)?.to ?? duration.max;
  return {
    name: 'duration',
    title: 'How long it takes',
    description:
      duration.min === duration.max
        ? `${timeText(duration.max)} in ${everyRun(results)}.${within}`
        : `${quantilesSaid(duration)} The shortest run takes ${timeText(duration.min)}, the longest ${timeText(duration.max)}.${within}`,
    notes: [
      fromRuns(results),
      ...(last < duration.max ? ['The last bar holds all runs that take longer.'] : []),
      ...(deadline !== null && !isNear(deadline.within, last)
        ? [`The deadline, ${timeText(deadline.within)}, is beyond what is drawn.`]
        : []),
    ],
    table: {
      columns: [rightColumn('from'), rightColumn('to'), rightColumn('runs')],
      rows: duration.histogram.map(({ from, to, share }) => [timeText(from), timeText(to), formatPercent(share)]),
    },
    draw: (frame) =>
      drawDurations(
        frame,
        duration,
        points.filter(({ at }) => isNear(at, last)),
      ),
  };
}

/** What P50, P90 and P95 are, each as finely as it takes to tell them apart. */
function quantilesSaid({ p50, p90, p95 }: Results['duration']): string {
  const all = [p50, p90, p95].map(({ value }) => (value ?? 0) * 1000);
  const coarse = all.map((at) => formatDuration(at));
  const [half = '', most = '', nearlyAll = ''] =
    new Set(coarse).size === all.length ? coarse : all.map((at) => formatDuration(at, 3));
  if (half === nearlyAll) return `Most runs are over in ${half} (P50, P90 and P95).`;
  if (most === nearlyAll) return `Half of the runs are over in ${half} (P50), 95% in ${most} (P90 and P95).`;
  return `Half of the runs are over in ${half} (P50), 90% in ${most} (P90), 95% in ${nearlyAll} (P95).`;
}

const isNear = (at: number, last: number): boolean => at <= FAR * last;
