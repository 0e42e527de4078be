/** `starts 2026-11-23 09:00 in "Europe/Berlin"` */
import {
  type CalendarDate,
  type Constraint,
  type Plan,
  type ZonedTime,
  zoneOfConstraints,
} from '../../program/index.ts';
import type { Starts } from '../../syntax/tree.ts';
import { calendarMessages } from '../messages/calendar.ts';
import { once } from '../once.ts';
import { at, type Context } from '../report.ts';
import { checkDate, LAST_DATE } from './check-date.ts';
import { checkZone } from './check-zone.ts';
import { dateIn, dayAfter } from './dates.ts';

/** null: the plan does not say; without a zone of its own it starts in that of the plan's first window that has one. */
export function checkStarts(
  context: Context,
  nodes: readonly Starts[],
  constraints: readonly Constraint[],
): Plan['starts'] {
  const node = once(context, 'When the plan starts', nodes);
  if (node === undefined) return null;
  const zone = node.zone === undefined ? zoneOfConstraints(constraints) : checkZone(context, node.zone);
  if (node.date === undefined || node.time === undefined) context.report.missing();
  const date = node.date === undefined ? undefined : checkDate(context, node.date);
  if (date === undefined || node.time === undefined || zone === undefined) return null;
  return { date, minute: node.time.minutes, zone };
}

/** Says that the plan starts on a day on which nothing may start. `constraints`: of the plan, and of its fleet. */
export function reportFrozenStart(
  context: Context,
  nodes: readonly Starts[],
  starts: ZonedTime,
  constraints: readonly Constraint[],
): void {
  const [node] = nodes;
  if (node === undefined) return;
  const freezes = constraints.flatMap((constraint) =>
    constraint.kind === 'freeze' && constraint.selector === null && constraint.within === null ? [constraint] : [],
  );
  const zones = [...new Set(freezes.map(({ zone }) => zone ?? starts.zone))];
  for (const zone of zones) {
    const date = dateIn(zone, starts);
    const here = freezes.filter((freeze) => (freeze.zone ?? starts.zone) === zone);
    const freeze = here.find(({ from, to }) => from <= date && date <= to);
    if (freeze === undefined) continue;
    const first = firstAfter(freeze.to, here);
    const related = [{ ...freeze.location, message: 'the freeze' }];
    const args = { date, from: freeze.from, to: freeze.to, first, zone: zone === starts.zone ? undefined : zone };
    context.report.add(calendarMessages.create('starts-frozen', args, { ...at(context, node), related }));
    return;
  }
}

/** The first day after that one on which none of the freezes is; undefined: a plan cannot name it. */
function firstAfter(
  date: CalendarDate,
  freezes: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[],
): CalendarDate | undefined {
  let first = dayAfter(date);
  for (const { from, to } of [...freezes].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    if (from > first) break;
    if (to >= first) first = dayAfter(to);
  }
  return first > LAST_DATE ? undefined : first;
}
