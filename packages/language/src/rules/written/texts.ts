/** Limits as messages tell them, in the words of the language. */
import type { Milliseconds } from '../../program/index.ts';

const UNITS = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** In the largest unit of which it is a whole number: `36h`. */
export function limitText(limit: Milliseconds): string {
  const [unit, length] = UNITS.find(([, each]) => limit % each === 0) ?? ['ms', 1];
  return `${limit / length}${unit}`;
}

/** A share of 1 as a percent, with at most six digits. */
export function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}
