import { durationText } from '@rollout/compiler';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * A time that was found out, as the language writes durations and as precise as anybody reads it: whole minutes from an hour on,
 * whole seconds from one second on. Rounded up, so that what takes that long fits into it.
 */
export function roundedText(milliseconds: number): string {
  const unit = milliseconds >= HOUR ? MINUTE : milliseconds >= SECOND ? SECOND : 1;
  return durationText(Math.ceil(milliseconds / unit) * unit);
}
