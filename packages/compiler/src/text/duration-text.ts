/** Durations as the language writes them. */

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** `1h30m`, `2d`, `500ms`; `0s` for none. */
export function durationText(milliseconds: number): string {
  let rest = Math.round(milliseconds);
  let text = '';
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * length;
  }
  return text === '' ? '0s' : text;
}

const WEEK = 7 * 86_400_000;

/** One that somebody has written, where it stands alone: whole weeks as weeks, `4w`. Beside others that are no weeks, days compare better. */
export function writtenDurationText(milliseconds: number): string {
  const weeks = milliseconds / WEEK;
  return weeks > 0 && Number.isInteger(weeks) ? `${weeks}w` : durationText(milliseconds);
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * A time that was found out, as precise as anybody reads it: whole minutes from a day on, whole seconds from a second on. Rounded up, so that
 * what takes that long fits into it.
 */
export function roundedDurationText(milliseconds: number): string {
  const unit = milliseconds >= DAY ? MINUTE : milliseconds >= SECOND ? SECOND : 1;
  return durationText(Math.ceil(milliseconds / unit) * unit);
}
