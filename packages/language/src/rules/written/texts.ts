/** Limits as messages tell them, in the words of the language. */
import type { Milliseconds } from '../../program/index.ts';
import { DURATION_UNITS } from '../../schema/index.ts';

/** In the largest unit of which it is a whole number: `36h`. */
export function limitText(limit: Milliseconds): string {
  const { unit, milliseconds } = DURATION_UNITS.find((each) => limit % each.milliseconds === 0) ?? {
    unit: 'ms',
    milliseconds: 1,
  };
  return `${limit / milliseconds}${unit}`;
}

/** A share of 1 as a percent, with at most six digits. */
export function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}
