import { formatDuration } from '../../text/duration.ts';
import type { Theme } from '../theme/theme.ts';
import { axisLook } from './option-parts.ts';
import { type Tick, ticksBySteps } from './ticks.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Durations that people count in, in milliseconds. */
const ROUND: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2].map((days) => days * DAY),
];

/**
 * Round times from one to another, in milliseconds, as many as can be named side by side in `room` pixels: every 5 minutes, 6 hours, day, week.
 */
export function timeTicks(from: number, to: number, room: number): Tick[] {
  return ticksBySteps({ from, to, room }, roundSteps(to - from), timeText);
}

/** An axis of time for an option of ECharts, in milliseconds, with its ticks at round durations; `room`: its length in pixels. */
export function timeAxis(theme: Theme, from: number, to: number, room: number) {
  const ticks = timeTicks(from, to, room);
  return { ...axisOf(theme, ticks), min: from, max: to };
}

/** An axis of values with ticks that are worked out beforehand. */
export function axisOf(theme: Theme, ticks: readonly Tick[]) {
  const look = axisLook(theme);
  const customValues = ticks.map(({ at }) => at);
  const texts = new Map(ticks.map(({ at, text }) => [at, text]));
  return {
    ...look,
    type: 'value',
    axisTick: { ...look.axisTick, customValues },
    axisLabel: {
      ...look.axisLabel,
      customValues,
      // They fit; what ECharts would leave out is for it to guess.
      hideOverlap: false,
      showMinLabel: true,
      showMaxLabel: true,
      formatter: (value: number) => texts.get(value) ?? '',
    },
  };
}

function* roundSteps(span: number): Generator<number> {
  yield* ROUND.filter((step) => step < span);
  for (let step = WEEK; step < 2 * span; step *= 2) yield step;
}

/** Ticks are round, so that all their units are few. */
const timeText = (milliseconds: number): string => (milliseconds === 0 ? '0' : formatDuration(milliseconds, 4));
