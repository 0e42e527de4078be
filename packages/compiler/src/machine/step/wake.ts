/** When something will happen by itself. */
import { at } from '../layout/at.ts';
import type { Thread } from '../state.ts';
import { neverPasses, nextHour, nextOpening } from './calendar.ts';
import { dueToSurface } from './exposure.ts';
import { nextIncident } from './incidents.ts';
import { isForward, isRunning, type Round } from './round.ts';
import { evidenceTimes, waitsInVain } from './waits.ts';
import { dueAlarm, isOn } from './watches.ts';

/** The earliest such time, this instant included; null: nothing will, unless what has started ends. */
export function nextWake(round: Round): number | null {
  const { state, at: now } = round;
  if (state.course.kind === 'ended') return null;
  if (round.again || state.batches.some(({ status }) => status === 'lost')) return now;
  const times = [
    nextRateRelief(round),
    nextHour(round),
    nextIncident(round),
    ...state.bugs.map((_, bug) => dueToSurface(round, bug)),
  ];
  if (isForward(round)) {
    times.push(
      nextApart(round),
      nextOpening(round),
      ...timeoutsDue(round),
      ...alarmsDue(round),
      ...evidenceTimes(round),
    );
    times.push(...state.retirements.map((retirement) => retirement.at));
  }
  const due = times.filter((time) => time !== null);
  return due.length === 0 ? null : Math.max(now, Math.min(...due));
}

/** When the next `apart` after a unit's end is over. */
export function nextApart({ machine, layout, state, at: now }: Round): number | null {
  const times = machine.constraints.exclusions.flatMap(({ apart }, exclusion) =>
    apart === 0
      ? []
      : layout.steps.flatMap((step, index) => {
          if (step.kind !== 'deploy' && step.kind !== 'each') return [];
          return at(state.units, index).flatMap(({ endedAt }, unit) => {
            const touches = at(
              at<{ exclusions: readonly (readonly number[])[] }>(step.units, unit).exclusions,
              exclusion,
            );
            return endedAt !== null && touches.length > 0 && endedAt + apart > now ? [endedAt + apart] : [];
          });
        }),
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** When servers that have started leave the period that a rate limit looks back on. */
function nextRateRelief({ machine, state, at: now }: Round): number | null {
  const times = machine.constraints.rates.flatMap(({ period }) =>
    state.starts.map((start) => start.at + period).filter((time) => time > now),
  );
  return times.length === 0 ? null : Math.min(...times);
}

function timeoutsDue(round: Round): number[] {
  const { machine, state } = round;
  const times = machine.stages.flatMap(({ handlers }, stage) => {
    const { startedAt, timeoutRaised } = at(state.stages, stage);
    const waits = handlers.timeout !== null && startedAt !== null && isRunning(round, stage) && !timeoutRaised;
    return waits ? [startedAt + handlers.timeout.after] : [];
  });
  return machine.timeout === null || state.timeoutRaised ? times : [...times, machine.timeout.after];
}

function alarmsDue(round: Round): (number | null)[] {
  return round.machine.watches.flatMap((_, watch) =>
    isOn(round, watch) ? round.state.bugs.map((_, bug) => dueAlarm(round, watch, bug)) : [],
  );
}

/** Work, an outage or an incident that will end, or room that a rate limit will give again. */
export function isAnythingInProgress(round: Round): boolean {
  const { threads, batches, repairs, pauses, outages, incidents, retirements, recalls } = round.state;
  return (
    batches.length > 0 ||
    repairs.length > 0 ||
    pauses.length > 0 ||
    retirements.length > 0 ||
    recalls.length > 0 ||
    incidents.length > 0 ||
    outages.some(({ lasting }) => lasting) ||
    threads.some((thread) => thread.doing.kind === 'working' && !isInVain(round, thread)) ||
    nextRateRelief(round) !== null
  );
}

/** Whether a thread's work will never end by itself: evidence of which none arrives, or a person who never has the time. */
export function isInVain(round: Round, thread: Thread): boolean {
  const { step, doing } = thread;
  if (step === null || doing.kind !== 'working') return false;
  const isApproval = at(round.machine.steps, step).kind === 'approval';
  return isApproval ? neverPasses(round, step) : waitsInVain(round, thread);
}
