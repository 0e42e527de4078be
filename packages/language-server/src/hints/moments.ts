/** When things happen in a plan, as it is said: on the wall clock, where the plan has one, else from its start on; and how sure that is. */
import { counted, startLine, wallClock } from '@rollout/report';
import type { Results, StageTimes, StageTimesOf } from '@rollout/simulator';
import { since } from './figures.ts';

export type StartLaw = NonNullable<StageTimesOf['start']>;

/** How sure it is when a stage begins; undefined for the first, if that is always at the same time: nothing comes before it that could last. */
export function surenessOfStart(
  { stages }: Pick<Results, 'stages'>,
  { method, trials }: Pick<StageTimes, 'method' | 'trials'>,
  name: string,
  { min, max }: StartLaw,
): string | undefined {
  if (stages[0]?.name === name && min === max) return undefined;
  return method === 'exact' ? 'exact' : counted(trials, 'trial');
}

/** In which zone, or that nobody has said when the plan starts. */
export function clockNote({ start }: Pick<Results, 'start'>): string {
  if (start === null) return '';
  if (hasClock({ start })) return ` Times are those of ${start.zone}.`;
  const line = startLine(start).replace(/ \(.*\)$/, '');
  return start.assumed ? ` The plan does not say when it starts; assumed is that it ${line}.` : ` It ${line}.`;
}

/** Whether the plan depends on the calendar, and says at which moment of it it begins. */
export const hasClock = ({ start }: Pick<Results, 'start'>): boolean =>
  start !== null && start.landing === null && !start.assumed;

/** A moment of a plan as a text; of the same day as `beside`, without the day. */
export type When = (seconds: number, beside?: string) => string;

/** On the wall clock, where the plan has one; else from its start on. */
export function whenIn(results: Pick<Results, 'start'>, units?: number): When {
  if (results.start === null || !hasClock(results)) return (seconds) => since(seconds, units);
  const clock = wallClock(results.start);
  return (seconds, beside = '') => {
    const text = clock(seconds * 1_000);
    const day = text.slice(0, text.lastIndexOf(' ') + 1);
    return beside.startsWith(day) ? text.slice(day.length) : text;
  };
}
