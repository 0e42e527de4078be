import { rounded } from '../rounded.ts';

/** Where things lie from left to right in all pictures of one run, so that they can be read one above the other. */
export interface RunLayout {
  readonly width: number;
  /** Names stand beside what they name; else above it. */
  readonly beside: boolean;
  /** Where names stand. */
  readonly names: { readonly x: number; readonly width: number };
  /** Where time passes. */
  readonly plot: { readonly x: number; readonly right: number; readonly width: number };
  /** Where a moment lies, in pixels. */
  readonly at: (milliseconds: number) => number;
}

/** Names begin where the title above the picture does, unless half the name of a time needs the room. */
const PAD = 4;
const PAD_BELOW = 12;
/** Narrower drawings have no room for names beside what they name. */
const BESIDE_FROM = 560;
const NAMES_MOST = 250;
const NAMES_SHARE = 0.27;
const GAP = 14;
/** Half a sign may stand beyond the end of time. */
const RIGHT = 18;

/** `duration`: of the run, in milliseconds; of one that takes no time all lies at the beginning. */
export function runLayout(width: number, duration: number): RunLayout {
  const beside = width >= BESIDE_FROM;
  const pad = padOf(width);
  const names = beside ? Math.round(Math.min(NAMES_MOST, width * NAMES_SHARE)) : width - 2 * pad;
  const x = beside ? pad + names + GAP : pad;
  const right = width - RIGHT;
  const room = right - x;
  return {
    width,
    beside,
    names: { x: pad, width: names },
    plot: { x, right, width: room },
    at: (milliseconds) => rounded(x + (duration === 0 ? 0 : Math.min(1, Math.max(0, milliseconds / duration))) * room),
  };
}

/** What stays free at the left. */
export const padOf = (width: number): number => (width >= BESIDE_FROM ? PAD : PAD_BELOW);
