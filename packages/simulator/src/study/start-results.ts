import type { ZonedTime } from '@rollout/language';
import type { StartResults } from '../results/results.ts';
import type { Study } from './study.ts';

const SECOND = 1_000;
const MINUTES_AN_HOUR = 60;

/** When the runs of a study begin; null: somebody may have said, but nothing depends on it. */
export function startResults({ machine, layout }: Pick<Study, 'machine' | 'layout'>): StartResults | null {
  const start = machine.start ?? layout.calendar?.start ?? null;
  if (start === null) return null;
  return {
    at: localText(start),
    zone: start.zone,
    assumed: machine.start === null,
    landing: machine.landing > 0 ? { unit: 'seconds', within: machine.landing / SECOND } : null,
  };
}

function localText({ date, minute }: ZonedTime): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / MINUTES_AN_HOUR))}:${two(minute % MINUTES_AN_HOUR)}`;
}
