/** When things happen, for those who have a calendar. */
import { type Calendar, openCalendar } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';

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

/** `begins Mon 2026-01-05 09:00 Europe/Berlin (assumed: --start says when)`. */
export function startLine(start: Start): string {
  const begins = `begins ${wallClock(start)(0)} ${start.zone}`;
  return start.assumed ? `${begins} (assumed: --start says when)` : begins;
}

function calendarOf({ at, zone }: Start): Calendar {
  const [date = '', time = ''] = at.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return openCalendar({ date, minute: hours * MINUTES_AN_HOUR + minutes, zone });
}
