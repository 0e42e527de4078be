import type { Trace } from '@rollout/simulator';
import { formatDuration } from '../../text/duration.ts';
import { wallClockOf } from '../../text/wall-clock.ts';

/** How a run's pictures tell its times. */
export interface TimeText {
  /** `at 4h 25m (Mon 2026-03-30 09:00)`: the clock on the wall where the plan depends on it. */
  readonly at: (milliseconds: number) => string;
  /** `from 1h to 4h 25m (3h 25m)`. */
  readonly span: (start: number, end: number) => string;
  /** null: nothing in the plan depends on it. */
  readonly wall: ((milliseconds: number) => string) | null;
}

export function timeText(trace: Pick<Trace, 'start' | 'landed'>): TimeText {
  const wall = wallClockOf(trace);
  const moment = (milliseconds: number): string => {
    const since = exactly(milliseconds);
    return wall === null ? since : `${since} (${wall(milliseconds)})`;
  };
  return {
    at: (milliseconds) => `at ${moment(milliseconds)}`,
    span: (start, end) =>
      end <= start ? `at ${moment(start)}` : `from ${moment(start)} to ${moment(end)}, ${exactly(end - start)} long`,
    wall,
  };
}

/** In three units: a minute matters in a run of days. */
export const exactly = (milliseconds: number): string => (milliseconds === 0 ? '0' : formatDuration(milliseconds, 3));
