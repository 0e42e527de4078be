/** `window` and `freeze`: when something may start. */
import type { Constraint, Weekday } from '../../program/index.ts';
import type { DayRange, DayWord, Freeze, Window } from '../../syntax/tree.ts';
import { calendarMessages } from '../messages/calendar.ts';
import { at } from '../report.ts';
import { checkFixedSelector } from '../selections/fixed-selector.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { replaceText } from '../suggest.ts';
import { checkDate } from './check-date.ts';
import { checkZone } from './check-zone.ts';
import { WEEKDAYS } from './dates.ts';
import { warnZoneless } from './zoneless.ts';

type Body<Kind extends Constraint['kind']> = Omit<Extract<Constraint, { kind: Kind }>, 'location' | 'text' | 'within'>;

export function checkWindow(context: SelectionContext, node: Window): Body<'window'> | undefined {
  const selector = node.for === undefined ? null : checkFixedSelector(context, node.for);
  const zone = node.zone?.kind === 'string' ? checkZone(context, node.zone) : node.zone?.kind;
  const { times, days } = node;
  if (days.length === 0 || node.zone === undefined || times?.from === undefined || times.to === undefined) {
    context.report.missing();
    return undefined;
  }
  if (node.zone.kind === 'local') warnZoneless(context, selector, at(context, node.zone));
  const [from, to] = [times.from.minutes, times.to.minutes];
  if (from === to) {
    const location = at(context, times);
    const finding = { ...location, fix: replaceText(location, WHOLE_DAY, 'unsafe') };
    context.report.add(calendarMessages.create('window-times', { at: times.from.text }, finding));
    return undefined;
  }
  return zone === undefined ? undefined : { kind: 'window', days: daysOf(days), from, to, zone, selector };
}

const WHOLE_DAY = '00:00..24:00';

/** From Monday on, each once. */
function daysOf(nodes: readonly (DayWord | DayRange)[]): readonly Weekday[] {
  const days = new Set(nodes.flatMap((node) => (node.kind === 'day' ? [WEEKDAYS[node.day]] : daysOfRange(node))));
  return WEEK.filter((day) => days.has(day));
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const satisfies readonly Weekday[];

/** `fri..mon` runs over the week's end. */
function daysOfRange({ from, to }: DayRange): readonly Weekday[] {
  const [first, last] = [WEEKDAYS[from.day], WEEKDAYS[to.day]];
  return WEEK.filter((day) => (first <= last ? day >= first && day <= last : day >= first || day <= last));
}

export function checkFreeze(context: SelectionContext, node: Freeze): Body<'freeze'> | undefined {
  const selector = node.for === undefined ? null : checkFixedSelector(context, node.for);
  const zone = node.zone === undefined ? null : checkZone(context, node.zone);
  if (node.dates?.from === undefined || node.dates.to === undefined) {
    context.report.missing();
    return undefined;
  }
  const from = checkDate(context, node.dates.from);
  const to = checkDate(context, node.dates.to, true);
  if (from === undefined || to === undefined) return undefined;
  if (to < from) {
    context.report.add(calendarMessages.create('dates-order', { from, to }, at(context, node.dates)));
    return undefined;
  }
  return zone === undefined ? undefined : { kind: 'freeze', from, to, zone, selector };
}
