/** When things happen, for those who have a calendar. */
import { type Calendar, openCalendar } from '@rollout/compiler';
import type { Results, Trace } from '@rollout/simulator';
import { formatPeriod } from './duration.ts';

type Start = NonNullable<Results['start']>;

const MINUTES_AN_HOUR = 60;

/** `Mon 2026-03-30 09:00` so many milliseconds after the start, on the wall clock of its zone. */
export function wallClock(start: Start): (milliseconds: number) => string {
  const calendar = calendarOf(start);
  return (milliseconds) => {
    const text = calendar.text(Math.floor(milliseconds), start.zone);
    // The seconds, and the zone, are said elsewhere.
    return text.split(' ').slice(0, 3).join(' ').slice(0, 'Mon 2026-03-30 09:00'.length);
  };
}

/** When a run's time is so many milliseconds, on the wall clock; null: nothing in its plan depends on it. */
export function wallClockOf({
  start,
  landed,
}: Pick<Trace, 'start' | 'landed'>): ((milliseconds: number) => string) | null {
  if (start === null) return null;
  const clock = wallClock(start);
  return (milliseconds) => clock((landed?.after ?? 0) + milliseconds);
}

/** `landed Wed 2026-01-14 17:22 UTC`, where a change lands at any time; else as `startLine`. */
export function landingLine(trace: Pick<Trace, 'start' | 'landed' | 'fastTrack'>): string | null {
  const { start, landed, fastTrack } = trace;
  if (start === null) return null;
  if (landed === null) return startLine(start);
  return `landed ${wallClock(start)(landed.after)} ${start.zone}${fastTrack ? ', on the fast track' : ''}`;
}

/** `begins Mon 2026-01-05 09:00 Europe/Berlin (assumed: --start says when)`; `lands at any time in the 4w from …`. */
export function startLine(start: Start): string {
  if (start.landing !== null) {
    const within = formatPeriod(start.landing.within * 1000);
    return `lands at any time in the ${within} from ${wallClock(start)(0)} ${start.zone} (--start says when)`;
  }
  const begins = `begins ${wallClock(start)(0)} ${start.zone}`;
  return start.assumed ? `${begins} (assumed: --start says when)` : begins;
}

function calendarOf({ at, zone }: Start): Calendar {
  const [date = '', time = ''] = at.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return openCalendar({ date, minute: hours * MINUTES_AN_HOUR + minutes, zone });
}
