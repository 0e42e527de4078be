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
 * Milliseconds as people read them, in the two largest units that say something: `3d 14h`, `25m 7s`, `90ms`. The last
 * unit is rounded to the nearest, so `59m 59.9s` is `1h`.
 */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)}ms`;
  const top = UNITS.findIndex(([, size]) => milliseconds >= size);
  const last = UNITS[Math.min(top + 1, UNITS.length - 1)] ?? ['s', SECOND];
  let rest = Math.round(milliseconds / last[1]) * last[1];
  const parts: string[] = [];
  for (const [name, size] of UNITS.slice(0, Math.min(top + 2, UNITS.length))) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${name}`);
  }
  // Rounding may have carried into a larger unit: 23h 59m 50s is one day.
  const first = UNITS[top - 1];
  const total = Math.round(milliseconds / last[1]) * last[1];
  return first !== undefined && total >= first[1] ? formatDuration(total) : parts.join(' ');
}
