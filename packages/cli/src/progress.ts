import { displayWidth, formatCount, formatDuration, formatNumber } from '@rollout/report';
import { openPace, type Pace } from './pace.ts';
import type { Terminal } from './terminal.ts';

/** Nothing is shown sooner, and nothing more often than so many milliseconds. */
const SHOW_AFTER = 500;
const SHOW_EVERY = 100;

const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  readonly update: (done: number) => void;
  /** Leaves nothing of it on the screen: when all is done, and before anything else is said. */
  readonly end: () => void;
}

const NOTHING: Progress = { update: () => {}, end: () => {} };

/**
 * How far `trials` (or what else there are so many of; null: nobody knows how many) are, with their rate and the time that is left, in one line on
 * standard error; on a terminal only.
 */
export function showProgress(terminal: Terminal, all: number | null, what: string): Progress {
  if (!terminal.animated) return NOTHING;
  const begun = terminal.now();
  const pace = openPace(begun);
  let shownAt: number | null = null;
  return {
    update: (done) => {
      const now = terminal.now();
      pace.note(now, done);
      if (now - begun < SHOW_AFTER || (shownAt !== null && now - shownAt < SHOW_EVERY)) return;
      shownAt = now;
      const { colors, columns } = terminal.messages;
      // In the last column some terminals have begun the next line.
      const line = fitting(partsOf(done, all, what, pace, now - begun), columns - 1);
      terminal.err(`${CLEAR_LINE}${colors.dim(line)}`);
    },
    end: () => {
      if (shownAt !== null) terminal.err(CLEAR_LINE);
      shownAt = null;
    },
  };
}

/** Texts of so many characters take their time. */
const LONG = 4_000_000;

/** Does work of which nobody can tell how far it is; where it is about that much text, a terminal shows meanwhile what is done. */
export function showStep<T>(terminal: Terminal, what: string, characters: number, work: () => T): T {
  if (!terminal.animated || characters < LONG) return work();
  const { colors, columns } = terminal.messages;
  terminal.err(`${CLEAR_LINE}${colors.dim(fitting([what], columns - 1))}`);
  try {
    return work();
  } finally {
    terminal.err(CLEAR_LINE);
  }
}

/** What is worth most comes first. */
function partsOf(done: number, all: number | null, what: string, pace: Pace, elapsed: number): string[] {
  const rate = `${formatNumber(pace.perSecond())}/s`;
  if (all === null) return [`${formatCount(done)} ${what}`, rate, `for ${timeText(elapsed)}`];
  const left = pace.left(all);
  return [
    `${formatCount(done)} of ${formatCount(all)} ${what}`,
    rate,
    ...(left === null ? [] : [`${timeText(left)} left`]),
  ];
}

/** To the second above: what is told as left is not yet over. */
function timeText(milliseconds: number): string {
  return formatDuration(Math.max(1, Math.ceil(milliseconds / 1000)) * 1000);
}

/** The time that is left says more than the rate, and how far it is more than both. */
function fitting(parts: readonly string[], columns: number): string {
  const [first = '', , last] = parts;
  const ways = [parts.join(', '), ...(last === undefined ? [] : [`${first}, ${last}`]), first];
  return ways.find((line) => displayWidth(line) <= columns) ?? [...first].slice(0, columns).join('');
}
