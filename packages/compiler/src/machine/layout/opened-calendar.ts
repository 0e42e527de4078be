import { type Calendar, type OpenHours, openCalendar } from '../calendar/index.ts';
import { at } from './at.ts';
import type { Layout } from './layout.ts';

export interface OpenedCalendar {
  readonly calendar: Calendar;
  /** One entry a rule of the layout. */
  readonly hours: readonly OpenHours[];
}

const opened = new WeakMap<object, OpenedCalendar>();

/** The calendar of a run, opened once for each layout and kept: it remembers what it has worked out. null: nothing depends on it. */
export function openedCalendar({ calendar: layout }: Pick<Layout, 'calendar'>): OpenedCalendar | null {
  if (layout === null) return null;
  const known = opened.get(layout);
  if (known !== undefined) return known;
  const calendar = openCalendar(layout.start);
  const made = { calendar, hours: layout.rules.map((rule) => calendar.hours(rule)) };
  opened.set(layout, made);
  return made;
}

/** When an approval that takes so many milliseconds of open time ends; null: never. */
export function approvalEnds(
  layout: Pick<Layout, 'calendar'>,
  stage: number,
  from: number,
  takes: number,
): number | null {
  const rule = layout.calendar === null ? -1 : at(layout.calendar.ofApproval, stage);
  const hours = openedCalendar(layout)?.hours[rule];
  return hours === undefined ? from + takes : hours.afterOpenTime(from, takes);
}
