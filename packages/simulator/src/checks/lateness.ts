/** Whether a plan keeps its deadline if nothing goes wrong. */
import { durationText, type Layout, type Machine, roundedDurationText, type Sources } from '@rollout/compiler';
import type { Diagnostic } from '@rollout/language';
import { type CalmRun, runCalmly } from './calm-run.ts';
import { bestLandings, calmDurations, evenLandings } from './landings.ts';
import { type Deadline, timeMessages } from './messages/time.ts';

export function lateness(machine: Machine, layout: Layout, sources: Sources, median: CalmRun): Diagnostic[] {
  const { deadline } = machine;
  if (deadline === null) return [];
  const usually = machine.landing > 0 ? usualDuration(machine, layout, median) : median.duration;
  if (usually <= deadline) return [];
  const least = leastDuration(machine, layout);
  const finding = (takes: number): Deadline => ({
    deadline: durationText(deadline),
    takes: roundedDurationText(takes),
    lands: machine.landing > 0,
  });
  const place = sources.deadline ?? sources.plan;
  return least !== null && least > deadline
    ? [timeMessages.create('deadline-too-short', finding(least), place)]
    : [timeMessages.create('deadline-unlikely', finding(usually), place)];
}

/** Half of the changes, by when they land, take no longer. */
function usualDuration(machine: Machine, layout: Layout, { log }: CalmRun): number {
  const durations = calmDurations(machine, layout, 'median', evenLandings(machine, log.length)).sort((a, b) => a - b);
  return durations[Math.floor((durations.length - 1) / 2)] ?? 0;
}

/** null: not known, for it depends on when a change lands, and by more than its trains. */
function leastDuration(machine: Machine, layout: Layout): number | null {
  const least = runCalmly(machine, layout, 'least');
  if (machine.landing === 0) return least.duration;
  const landings = bestLandings(machine, layout, least);
  return landings === null ? null : Math.min(...calmDurations(machine, layout, 'least', landings));
}
