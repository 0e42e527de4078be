/** Workers that end before they have answered anything: after several in a row the next one has to wait, so that no storm of questions begins a storm of workers. */

const MOST_IN_A_ROW = 5;
/** Milliseconds until another one is tried. */
const REST = 60_000;

export interface Deaths {
  /** Why no worker is to be begun now; null: one may. */
  readonly whyNot: () => string | null;
  /** A worker has ended; `hasAnswered`: it was of use before. */
  readonly met: (why: string, hasAnswered: boolean) => void;
}

export function createDeaths(now: () => number): Deaths {
  let inARow = 0;
  let last = { why: '', at: 0 };
  return {
    whyNot: () => {
      if (inARow < MOST_IN_A_ROW || now() - last.at >= REST) return null;
      return `the last ${inARow} workers have ended before they had answered anything (${last.why}), and another one is begun in a minute`;
    },
    met: (why, hasAnswered) => {
      inARow = hasAnswered ? 0 : inARow + 1;
      last = { why, at: now() };
    },
  };
}
