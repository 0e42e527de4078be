/** Whom and what a run reaches beside servers: shares of an audience and of traffic, and exposure to bugs. */
import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import type { FilmGauge } from './film.ts';

/** More bars than these are not looked at together. */
const MOST_GAUGES = 6;

export function gaugesOf(trace: Trace, { audience }: Machine): FilmGauge[] {
  return [...peopleGauges(trace, audience?.users ?? 0), ...trafficGauges(trace), ...exposureGauges(trace)].slice(
    0,
    MOST_GAUGES,
  );
}

function peopleGauges({ people }: Trace, users: number): FilmGauge[] {
  return people.map(({ flag, history }) => ({
    label: flag === null ? 'released to' : `flag ${flag} on for`,
    short: flag === null ? 'released' : flag,
    kind: 'users',
    most: users,
    unit: 'users',
    points: lastOfTimes(history.map((entry) => [entry.at, entry.users])),
  }));
}

function trafficGauges({ traffic, progress }: Trace): FilmGauge[] {
  return traffic.map(({ area, history }) => ({
    label: traffic.length === 1 ? 'traffic on the new version' : `traffic of ${area} on the new version`,
    short: traffic.length === 1 ? 'traffic' : area,
    kind: 'share',
    most: 1,
    unit: '',
    points: lastOfTimes(carried(history, progress)),
  }));
}

/** An area keeps its share where all of its servers have gone back one by one; but then nothing is there to carry it. */
function carried(
  history: Trace['traffic'][number]['history'],
  progress: Trace['progress'],
): (readonly [at: number, share: number])[] {
  const times = [...new Set([...history, ...progress].map(({ at }) => at))].sort((a, b) => a - b);
  let share = 0;
  let onNew = 0;
  let told = 0;
  let next = 0;
  let nextProgress = 0;
  return times.flatMap((at) => {
    for (; (history[next]?.at ?? Number.POSITIVE_INFINITY) <= at; next++) share = history[next]?.share ?? 0;
    for (; (progress[nextProgress]?.at ?? Number.POSITIVE_INFINITY) <= at; nextProgress++) {
      onNew = progress[nextProgress]?.onNew ?? 0;
    }
    const value = onNew === 0 ? 0 : share;
    if (value === told) return [];
    told = value;
    return [[at, value] as const];
  });
}

/** Of bugs that are there, and that somebody was exposed to. */
function exposureGauges({ bugs, duration }: Trace): FilmGauge[] {
  return bugs.flatMap(({ name, there, history, exposure, afterEnd, unit }): FilmGauge[] => {
    const most = exposure - afterEnd;
    if (!there || history.length === 0 || most <= 0) return [];
    const points = lastOfTimes([...history.map((entry) => [entry.at, entry.exposure] as const), [duration, most]]);
    return [{ label: `exposure to bug ${name}`, short: `bug ${name}`, kind: 'exposure', most, unit, points }];
  });
}

/** What was so for no time is left out. */
function lastOfTimes(points: readonly (readonly [at: number, value: number])[]): (readonly [number, number])[] {
  return points.filter(([at], index) => points[index + 1]?.[0] !== at);
}
