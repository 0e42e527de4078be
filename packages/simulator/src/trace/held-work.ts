/**
 * When the calendar holds the work of a step that has begun, and when that begins. The log tells neither, but both follow: held work begins at the first instant
 * at which its rule is open and its stage is not paused, unless it has been dropped by then.
 */
import { isTurn, type Layout, type Machine, openedCalendar, type RunEvent, traitsOf } from '@rollout/compiler';
import { known } from '../known.ts';

export interface WorkEvent {
  readonly at: number;
  readonly kind: 'work-held' | 'work-started';
  readonly step: number;
}

/** What is told of a run: its log, and what the calendar held. */
export type ToldEvent = RunEvent | WorkEvent;

/** The log with what the calendar held, in its order. `lands`: the run's time 0, in milliseconds from the machine's start. */
export function withHeldWork(machine: Machine, layout: Layout, lands: number, log: readonly RunEvent[]): ToldEvent[] {
  const before = new Map<number, WorkEvent[]>();
  const insert = (index: number, event: WorkEvent): void => {
    before.set(index, [...(before.get(index) ?? []), event].sort(inOrder));
  };
  log.forEach((event, index) => {
    if (event.kind !== 'step-started') return;
    const opening = openingFor(machine, layout, lands, event.step);
    if (opening === null || opening(event.at) === event.at) return;
    insert(index + 1, { at: event.at, kind: 'work-held', step: event.step });
    const began = beginningOf(machine, log, index, event.step, opening);
    if (began !== null) insert(began.index, { at: began.at, kind: 'work-started', step: event.step });
  });
  if (before.size === 0) return [...log];
  return log.flatMap((event, index) => [...(before.get(index) ?? []), event]);
}

/** What was held starts last in a round, step by step. */
function inOrder(a: WorkEvent, b: WorkEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.kind === b.kind ? a.step - b.step : a.kind === 'work-held' ? -1 : 1;
}

/** The first time from a given one on at which a step's work may start, or none; null: the calendar never holds it. */
type Opening = (from: number) => number | null;

function openingFor(machine: Machine, layout: Layout, lands: number, step: number): Opening | null {
  if (layout.calendar === null || !traitsOf(known(machine.steps[step])).isStart) return null;
  const hours = openedCalendar(layout)?.hours[known(layout.calendar.ofStep[step])];
  if (hours === undefined) return null;
  return (from) => {
    const opens = hours.nextOpening(lands + from);
    return opens === null ? null : opens - lands;
  };
}

/** When the held work of the step that starts at `index` of the log begins, and before which entry that is to be told; null: it never does. */
function beginningOf(
  machine: Machine,
  log: readonly RunEvent[],
  index: number,
  step: number,
  opening: Opening,
): { readonly at: number; readonly index: number } | null {
  const { stage } = known(machine.steps[step]);
  let opens = opening(known(log[index]).at);
  let pauses = 0;
  for (let i = index + 1; i < log.length; i++) {
    const event = known(log[i]);
    const isDue = pauses === 0 && opens !== null && opens <= event.at;
    // Starts are the last phase of a round: what else happens at that instant comes before, but for what the work itself brings.
    if (isDue && opens !== null && (opens < event.at || isOfWork(event, step))) return { at: opens, index: i };
    if (isOfWork(event, step) || isLast(event)) return null;
    if (!('stage' in event) || event.stage !== stage) continue;
    if (event.kind === 'raised' && event.action === 'next-train') return null;
    if (event.kind === 'raised' && (event.action === 'pause' || event.action === 'ask')) pauses++;
    if (event.kind === 'pause-ended' || event.kind === 'answered') {
      pauses--;
      if (opens !== null && opens < event.at) opens = opening(event.at);
    }
  }
  return null;
}

/** What a step tells only once its work has begun, or when it is given up. */
function isOfWork(event: RunEvent, step: number): boolean {
  switch (event.kind) {
    case 'step-ended':
    case 'lever-pulled':
    case 'act-failed':
    case 'point-of-no-return':
      return event.step === step;
    default:
      return false;
  }
}

/** From here on nothing starts any more. */
function isLast(event: RunEvent): boolean {
  return event.kind === 'plan-ended' || (event.kind === 'raised' && isTurn(event.action));
}
