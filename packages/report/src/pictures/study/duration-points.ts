/** The times that a plan is held to, and what each is called. */
import type { Estimate, Results } from '@rollout/simulator';
import { percentWithInterval } from '../../text/estimate.ts';
import { everyRun } from '../../text/every-run.ts';
import { timeText, timeWithInterval } from './told.ts';

/** A time that is pointed at. */
export interface Point {
  readonly at: number;
  readonly text: string;
  readonly told: string;
  readonly kind: 'quantile' | 'mean' | 'deadline';
  readonly low: number;
  readonly high: number;
}

export function pointsOf(results: Results): Point[] {
  const { duration, deadline } = results;
  const { p50, p90, p95, mean, min, max } = duration;
  if (min === max) return joined([point('quantile', everyRun(results), p50), ...deadlinePoint(deadline)].flat());
  const points = [
    point('quantile', 'P50', p50),
    point('quantile', 'P90', p90),
    point('quantile', 'P95', p95),
    point('mean', 'mean', mean),
  ].flat();
  return [...joined(points), ...deadlinePoint(deadline)];
}

function deadlinePoint(deadline: Results['deadline']): Point[] {
  if (deadline === null) return [];
  const { within, met } = deadline;
  const told = `deadline ${timeText(within)}: met in ${percentWithInterval(met)} of runs`;
  return [{ at: within, text: `deadline ${timeText(within)}`, told, kind: 'deadline', low: within, high: within }];
}

/** None where no run has ended. */
function point(kind: Point['kind'], name: string, estimate: Estimate): Point[] {
  const { value, low, high } = estimate;
  if (value === null) return [];
  const told = `${name} ${timeWithInterval(estimate)}`;
  return [{ at: value, text: `${name} ${timeText(value)}`, told, kind, low: low ?? value, high: high ?? value }];
}

/** Those that read the same stand in one: `P90 P95 3d 4h`. */
function joined(points: readonly Point[]): Point[] {
  const all: Point[] = [];
  for (const each of points) {
    const last = all.at(-1);
    if (last === undefined || last.kind !== each.kind || timeText(last.at) !== timeText(each.at)) all.push(each);
    else {
      const [name = ''] = each.text.split(' ');
      const text = last.text.replace(timeText(last.at), `${name} ${timeText(last.at)}`);
      all[all.length - 1] = { ...last, text, told: `${last.told}\n${each.told}`, high: Math.max(last.high, each.high) };
    }
  }
  return all;
}
