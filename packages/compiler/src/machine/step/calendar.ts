/** What the calendar says now: what it holds, when it lets go, and how busy the hour is. */
import { at } from '../layout/at.ts';
import { openedCalendar } from '../layout/opened-calendar.ts';
import type { Thread } from '../state.ts';
import { leftToStart } from './left-to-start.ts';
import { type Round, stageOf } from './round.ts';

/** Whether no batch of a stage may take servers of a cell now. */
export function isClosed(round: Round, stage: number, cell: number): boolean {
  const { calendar } = round.layout;
  return calendar !== null && !isOpen(round, at(at(calendar.ofCell, stage), cell));
}

/** Whether the calendar lets a step's work start now; see `StepTraits.isStart`. */
export function mayStartWork(round: Round, step: number): boolean {
  const { calendar } = round.layout;
  return calendar === null || isOpen(round, at(calendar.ofStep, step));
}

function isOpen(round: Round, rule: number): boolean {
  return hoursOf(round, rule)?.isOpen(landed(round)) ?? true;
}

function hoursOf({ layout }: Round, rule: number) {
  return openedCalendar(layout)?.hours[rule];
}

/** A run's time 0 is the landing of its change; the calendar counts from the machine's start. */
function landed({ at: now, state }: Round): number {
  return state.luck.lands + now;
}

/** A time of the calendar as one of the run. */
function sinceLanding({ state }: Round, time: number): number {
  return time - state.luck.lands;
}

/** When the first opens of those rules that are closed now and hold something that waits. null: nothing is held, or for ever. */
export function nextOpening(round: Round): number | null {
  const rules = new Set(round.state.threads.flatMap((thread) => rulesThatHold(round, thread)));
  const times = [...rules].flatMap((rule) => {
    const opens = isOpen(round, rule) ? null : (hoursOf(round, rule)?.nextOpening(landed(round)) ?? null);
    return opens === null ? [] : [sinceLanding(round, opens)];
  });
  return times.length === 0 ? null : Math.min(...times);
}

function rulesThatHold(round: Round, { step, doing }: Thread): readonly number[] {
  const { calendar, steps } = round.layout;
  if (calendar === null || step === null) return [];
  if (doing.kind === 'closed') return [at(calendar.ofStep, step)];
  const own = at(steps, step);
  if (doing.kind !== 'deploying' || own.kind !== 'deploy') return [];
  const ofCell = at(calendar.ofCell, stageOf(round, step));
  return own.units.flatMap(({ entries }, unit) => {
    const { phase } = at(at(round.state.units, step), unit);
    if (phase !== 'waiting' && phase !== 'running') return [];
    const left = leftToStart(round, { step, unit });
    return entries.flatMap(({ cell }, entry) => (at(left, entry) > 0 ? [at(ofCell, cell)] : []));
  });
}

/** Whether an approval's time will never pass. */
export function neverPasses(round: Round, step: number): boolean {
  const { calendar } = round.layout;
  const rule = calendar === null ? -1 : at(calendar.ofApproval, stageOf(round, step));
  return hoursOf(round, rule)?.nextOpening(landed(round)) === null;
}

/** When a wait for the clock ends. */
export function clockTime(round: Round, index: number): number {
  const step = at(round.machine.steps, index);
  const calendar = openedCalendar(round.layout)?.calendar;
  if (step.kind !== 'clock' || calendar === undefined) throw new Error(`step ${index} waits for no clock`);
  const { until } = step;
  const now = landed(round);
  switch (until.kind) {
    case 'next':
      return sinceLanding(round, calendar.nextWeekday(now, until.day, until.minute, until.zone));
    case 'every':
      return sinceLanding(round, calendar.nextDeparture(now, until.from, until.every, until.zone));
    case 'train': {
      if (round.state.luck.fastTrack) return round.at;
      const missed = at(round.state.stages, step.stage).recalls > 0;
      const { from, every, zone } = until;
      return sinceLanding(round, calendar.nextDeparture(missed ? now + 1 : now, from, every, zone));
    }
  }
}

/** How many times its ordinary load a service has in this hour. */
export function factorOf(round: Round, service: number): number {
  const profile = at(round.machine.services, service).load?.profile ?? null;
  const calendar = openedCalendar(round.layout)?.calendar;
  if (profile === null || calendar === undefined) return 1;
  return at(profile.factors, calendar.hourOfWeek(landed(round), profile.zone));
}

/** When the hour of a profile is next over, though it may be followed by one alike; null: no service has a profile. */
export function nextHour(round: Round): number | null {
  const calendar = openedCalendar(round.layout)?.calendar;
  if (calendar === undefined) return null;
  const times = round.machine.services.flatMap(({ load }) => {
    const zone = load?.profile?.zone;
    return zone === undefined ? [] : [sinceLanding(round, calendar.nextHourChange(landed(round), zone))];
  });
  return times.length === 0 ? null : Math.min(...times);
}
