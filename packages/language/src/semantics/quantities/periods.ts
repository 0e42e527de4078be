/** How long the spans of time are that a chance or a rate is told for. */
import type { Milliseconds } from '../../program/index.ts';
import type { Period } from '../../syntax/tree.ts';

const DAY = 86_400_000;

/** A month is 30 days, a year 365: no plan means something else in another month. */
export const PERIODS: Readonly<Record<Period, Milliseconds>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};
