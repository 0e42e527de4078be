/** When things may start, as early as they can. */
import { type Calendar, type OpenHours, type OpenRule, openCalendar } from '../../machine/calendar/index.ts';
import { type Layout, layoutOf } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { ClockStep, StepIndex } from '../../machine/steps.ts';
import { rulesOfStep } from './opening-rules.ts';

/** Times in milliseconds from the plan's start; Infinity: never. Each is a lower bound. */
export interface Clock {
  /** From a time on: when something of a step may start. */
  readonly startOf: (step: StepIndex, time: number) => number;
  /** When an approval that takes so long may be given. */
  readonly approvedAfter: (step: StepIndex, time: number, takes: number) => number;
  readonly wakeOf: (step: ClockStep, time: number) => number;
}

/** Nothing is ever held: of whoever does not know when the plan starts. */
export const timeless: Clock = {
  startOf: (_, time) => time,
  approvedAfter: (_, time, takes) => time + takes,
  wakeOf: (_, time) => time,
};

/** The clock of a machine that says when it starts, with its freezes or without; `timeless` where it does not, or nothing depends on it. */
export function clockOf(machine: Machine, layout: Layout | null, freezes: 'with freezes' | 'without freezes'): Clock {
  const rules = layout?.calendar ?? null;
  if (machine.start === null || layout === null || rules === null) return timeless;
  const calendar = openCalendar(machine.start);
  const hoursOf = remembered(calendar, freezes === 'with freezes');
  const known = new Map<StepIndex, readonly OpenHours[]>();
  const ofStep = (index: StepIndex) => {
    const own = known.get(index) ?? rulesOfStep(machine, layout, rules, index).map(hoursOf);
    known.set(index, own);
    return own;
  };
  const earliest = (times: readonly (number | null)[]) =>
    times.reduce<number>((least, time) => Math.min(least, time ?? Infinity), Infinity);
  return {
    startOf: (index, time) => {
      const hours = ofStep(index);
      if (hours.length === 0 || time === Infinity) return time;
      return earliest(hours.map((own) => own.nextOpening(time)));
    },
    approvedAfter: (index, time, takes) => {
      const hours = ofStep(index);
      if (hours.length === 0 || time === Infinity) return time + takes;
      return earliest(hours.map((own) => own.afterOpenTime(time, takes)));
    },
    wakeOf: ({ until }, time) => {
      if (time === Infinity || (until.kind === 'train' && machine.numbers.fastTrack > 0)) return time;
      return until.kind === 'next'
        ? calendar.nextWeekday(time, until.day, until.minute, until.zone)
        : calendar.nextDeparture(time, until.from, until.every, until.zone);
    },
  };
}

/** Hours of rules, each worked out once. */
function remembered(calendar: Calendar, withFreezes: boolean): (rule: OpenRule) => OpenHours {
  const known = new Map<string, OpenHours>();
  return (rule) => {
    const own = withFreezes ? rule : { ...rule, freezes: [] };
    const key = JSON.stringify(own);
    const hours = known.get(key) ?? calendar.hours(own);
    known.set(key, hours);
    return hours;
  };
}

/** The tables of a machine that depends on the calendar; null: it does not, or is too large to be laid out. */
export function calendarLayoutOf(machine: Machine): Layout | null {
  const { windows, freezes } = machine.constraints;
  const dependsOnIt = windows.length > 0 || freezes.length > 0 || machine.steps.some(({ kind }) => kind === 'clock');
  const layout = dependsOnIt ? layoutOf(machine) : null;
  return layout?.kind === 'layout' ? layout : null;
}
