/**
 * What a trial draws by chance, written down: for each draw which number of which stream it is, what came of it, and between
 * which bounds that number could have lain for the same to come of it. Only while somebody listens, and only of machines of
 * which nothing else is drawn (`drawsChancesOnly`): the memory of trajectories follows such draws without asking luck again.
 */
import type { Presence } from './presence.ts';

/** Draws of one trial that are written down; of a trial with more the rest is missing. */
export const MOST_NOTED = 1024;

/** A draw that is a number of its stream itself, not of a substream. */
export const PLAIN = -1;

/** Bounds are those of the first 32 bits of a draw's 52, of which the first 26 count: they lie on multiples of this. */
const CELL = 64;
const CELLS = 67_108_864;
/** Where a bound was worked out, it may be off by less than this. */
const SLACK = 1e-12;

export interface Tape {
  /** How trials are chosen by the bugs that are there; null: they are not, and weigh alike. */
  readonly presence: Presence | null;
  listening: boolean;
  /** Draws noted, those included for which there was no room. */
  size: number;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly ordinal: Int32Array;
  /** Which number of the draw's substream, from 0; or PLAIN. */
  readonly index: Int32Array;
  readonly outcome: Int32Array;
  /** The draw's first word lies at or above `from` and below `to` wherever this outcome is certain by it. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

export function emptyTape(presence: Presence | null): Tape {
  return {
    presence,
    listening: false,
    size: 0,
    high: new Int32Array(MOST_NOTED),
    low: new Int32Array(MOST_NOTED),
    ordinal: new Int32Array(MOST_NOTED),
    index: new Int32Array(MOST_NOTED),
    outcome: new Int32Array(MOST_NOTED),
    from: new Float64Array(MOST_NOTED),
    to: new Float64Array(MOST_NOTED),
  };
}

/** The uniform number of this draw lay in [from, to), which led to this outcome. An outcome that was certain is not noted. */
export function noteDraw(
  tape: Tape,
  high: number,
  low: number,
  ordinal: number,
  index: number,
  outcome: number,
  from: number,
  to: number,
): void {
  if (!tape.listening || (from <= 0 && to >= 1)) return;
  const at = tape.size++;
  if (at >= MOST_NOTED) return;
  tape.high[at] = high;
  tape.low[at] = low;
  tape.ordinal[at] = ordinal;
  tape.index[at] = index;
  tape.outcome[at] = outcome;
  tape.from[at] = from <= 0 ? 0 : Math.ceil((from + SLACK) * CELLS) * CELL;
  tape.to[at] = (to >= 1 ? CELLS : Math.floor((to - SLACK) * CELLS)) * CELL;
}

/** Whether the number of this draw lay below `chance`. */
export function noteChance(
  tape: Tape,
  high: number,
  low: number,
  ordinal: number,
  index: number,
  below: boolean,
  chance: number,
): void {
  noteDraw(tape, high, low, ordinal, index, below ? 1 : 0, below ? 0 : chance, below ? chance : 1);
}
