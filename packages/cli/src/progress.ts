import { formatDuration } from './output/duration.ts';
import { formatCount, formatNumber } from './output/number.ts';
import type { Terminal } from './terminal.ts';

/** Nothing is shown sooner, and nothing more often than so many milliseconds. */
const SHOW_AFTER = 500;
const SHOW_EVERY = 100;

const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  readonly update: (done: number) => void;
  /** Leaves nothing of it on the screen. */
  readonly end: () => void;
}

/** How far `trials` (or what else there are so many of) are, with their rate and the time that is left, in one line on standard error; on a terminal only. */
export function showProgress(terminal: Terminal, all: number, what: string): Progress {
  if (!terminal.animated) return { update: () => {}, end: () => {} };
  const begun = terminal.now();
  let shownAt: number | null = null;
  return {
    update: (done) => {
      const now = terminal.now();
      if (now - begun < SHOW_AFTER || (shownAt !== null && now - shownAt < SHOW_EVERY)) return;
      shownAt = now;
      terminal.err(`${CLEAR_LINE}${terminal.messages.colors.dim(line(done, all, what, now - begun))}`);
    },
    end: () => {
      if (shownAt !== null) terminal.err(CLEAR_LINE);
    },
  };
}

function line(done: number, all: number, what: string, elapsed: number): string {
  const perSecond = (done / elapsed) * 1000;
  const left = done === 0 ? '' : `, ${formatDuration(Math.ceil((all - done) / perSecond) * 1000)} left`;
  return `${formatCount(done)} of ${formatCount(all)} ${what}, ${formatNumber(perSecond)}/s${left}`;
}
