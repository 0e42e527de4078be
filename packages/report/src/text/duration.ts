const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [string, number])[] = [
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
];

/**
 * Milliseconds as people read them, in the largest units that say something, two unless told: `3d 14h`, `25m 7s`, `90ms`. The
 * last unit is rounded to the nearest, so `59m 59.9s` is `1h`.
 */
export function formatDuration(milliseconds: number, units = 2): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)}ms`;
  const top = UNITS.findIndex(([, size]) => milliseconds >= size);
  const [, last] = UNITS[Math.min(top + units - 1, UNITS.length - 1)] ?? ['s', SECOND];
  let rest = Math.round(milliseconds / last) * last;
  const parts: string[] = [];
  // From the top again: rounding may have carried into a larger unit.
  for (const [name, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${name}`);
  }
  return parts.join(' ');
}

const WEEK = 7 * DAY;

/** A period as plans write it: `4w`, `36h`, `1d`; several units where one does not do. */
export function formatPeriod(milliseconds: number): string {
  return milliseconds > 0 && milliseconds % WEEK === 0 ? `${milliseconds / WEEK}w` : formatDuration(milliseconds, 4);
}
