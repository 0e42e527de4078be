const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps from one label of the axis to the next. */
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 4, 7, 14, 28, 56, 91, 182, 364].map((count) => count * DAY),
];

/** Columns from one label to the next, at least. */
const LABEL_GAP = 9;

/** Time laid out over the columns of a line. */
export interface Scale {
  /** Milliseconds. */
  readonly duration: number;
  readonly width: number;
}

/** The cell in which a moment falls; the end falls in the last. */
export function cellOf({ duration, width }: Scale, at: number): number {
  return duration === 0 ? 0 : Math.min(width - 1, Math.max(0, Math.floor((at / duration) * width)));
}

/** The cells that a span touches, both included. A span that ends where a cell begins does not touch it. */
export function cellsOf(scale: Scale, start: number, end: number): { readonly from: number; readonly to: number } {
  const from = cellOf(scale, start);
  const exact = scale.duration === 0 ? 0 : (end / scale.duration) * scale.width;
  return { from, to: Math.min(scale.width - 1, Math.max(from, Math.ceil(exact) - 1)) };
}

/** The moment at which a cell ends. */
export function endOfCell({ duration, width }: Scale, cell: number): number {
  return ((cell + 1) / width) * duration;
}

/** The axis: a line of labels, and below it one with a tick under the first character of each. */
export function axis(scale: Scale): { readonly labels: string; readonly ticks: string } {
  const { duration, width } = scale;
  const step = STEPS.find((each) => (each / duration) * width >= LABEL_GAP) ?? duration;
  let labels = '';
  const ticks = Array.from({ length: width }, () => '─');
  for (let at = 0; at <= duration && step > 0; at += step) {
    const cell = cellOf(scale, at);
    const label = shortTime(at);
    if (cell + label.length > width) break;
    labels = `${labels.padEnd(cell)}${label}`;
    ticks[cell] = '┬';
  }
  return { labels, ticks: ticks.join('') };
}

/** `0`, `90s`, `36h`, `5d`: in the largest unit that divides it, but hours up to two days. */
function shortTime(at: number): string {
  if (at === 0) return '0';
  if (at % DAY === 0) return `${at / DAY}d`;
  if (at % HOUR === 0) return at < 2 * DAY ? `${at / HOUR}h` : `${Math.floor(at / DAY)}d${(at % DAY) / HOUR}h`;
  if (at % MINUTE === 0) return at < 2 * HOUR ? `${at / MINUTE}m` : `${Math.floor(at / HOUR)}h${(at % HOUR) / MINUTE}m`;
  if (at % SECOND === 0)
    return at < 2 * MINUTE ? `${at / SECOND}s` : `${Math.floor(at / MINUTE)}m${(at % MINUTE) / SECOND}s`;
  return `${at}ms`;
}
