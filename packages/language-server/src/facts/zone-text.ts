/** A time of a zone's clocks, in UTC. */
import { openCalendar } from '@rollout/compiler';
import type { ZoneThere } from '@rollout/language';

/** Days on either side of the changes of clocks, of the year that nothing says. */
const WINTER = '2026-01-15';
const SUMMER = '2026-07-15';

const HOUR = 3_600_000;

/** A sentence in Markdown: an instant where the day is known, else the time, or the zone's offset, in January and in July. */
export function zoneText({ zone, date, minute }: ZoneThere): string {
  const name = `\`${zone.replaceAll('`', '')}\``;
  if (date !== undefined && minute !== undefined) {
    return `On the clocks of ${name}: ${utcText(zone, date, minute)}.`;
  }
  const [january, july] = [offsetText(zone, WINTER), offsetText(zone, SUMMER)];
  if (minute === undefined || minute === 24 * 60) {
    return january === july
      ? `${name} is ${january} all year.`
      : `${name} is ${january} in January and ${july} in July.`;
  }
  const [winter, summer] = [timeText(zone, WINTER, minute), timeText(zone, SUMMER, minute)];
  return winter === summer
    ? `On the clocks of ${name}: ${winter} UTC.`
    : `On the clocks of ${name}: ${winter} UTC in January, ${summer} UTC in July.`;
}

function utcText(zone: string, date: string, minute: number): string {
  return openCalendar({ date, minute, zone }).text(0, 'UTC');
}

function timeText(zone: string, date: string, minute: number): string {
  return utcText(zone, date, minute).split(' ')[2] ?? '';
}

/** `UTC+1`, `UTC−3:30`. */
function offsetText(zone: string, date: string): string {
  const start = { date, minute: 12 * 60 };
  const minutes = Math.round(
    (openCalendar({ ...start, zone: 'UTC' }).origin - openCalendar({ ...start, zone }).origin) / (HOUR / 60),
  );
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}
