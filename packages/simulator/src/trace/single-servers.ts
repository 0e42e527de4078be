/**
 * When each server of a batch was done, given what the batch drew: how many succeeded at which attempt, and how long the
 * slowest of them took. Of those that succeed at one attempt any is as likely to be the slowest; the others are drawn by
 * themselves on condition that they are not slower. So single servers are shown without changing the run.
 */
import type { AttemptTimes } from '../distributions/index.ts';
import { nextUniform, type UniformSource } from '../random/draw.ts';

/** Items of a batch that came to the same end: `failures` failed attempts, then one that succeeded or none. */
export interface Fellows {
  readonly failures: number;
  readonly succeeded: boolean;
  readonly slowest: number;
  /** By slot, how many of its items. */
  readonly inSlot: readonly number[];
}

export interface ItemRun {
  readonly slot: number;
  /** Milliseconds from the batch's start, rounded up. */
  readonly takes: number;
  readonly attempts: number;
  readonly failed: boolean;
}

/** Draws the items of one class, slot by slot. */
export function drawFellows(times: AttemptTimes, fellows: Fellows, source: UniformSource): ItemRun[] {
  const { failures, succeeded, slowest, inSlot } = fellows;
  const count = inSlot.reduce((sum, items) => sum + items, 0);
  const last = Math.min(count - 1, Math.floor(nextUniform(source) * count));
  const attempts = failures + (succeeded ? 1 : 0);
  let i = 0;
  return inSlot.flatMap((items, slot) =>
    Array.from({ length: items }, (): ItemRun => {
      const time = i === last ? slowest : notAbove(slowest, () => sum(times, failures, succeeded, source));
      i += 1;
      return { slot, takes: Math.ceil(time), attempts, failed: !succeeded };
    }),
  );
}

/** Rejection; where even many tries are slower (the batch's slowest was an extraordinarily quick one), as slow as it. */
function notAbove(slowest: number, draw: () => number): number {
  for (let tries = 0; tries < 10_000; tries++) {
    const time = draw();
    if (time <= slowest) return time;
  }
  return slowest;
}

function sum(times: AttemptTimes, failures: number, succeeded: boolean, source: UniformSource): number {
  const { takes, failed, readyAfter } = times;
  let total = succeeded ? takes.sample(nextUniform(source)) + readyAfter : 0;
  for (let k = 0; k < failures; k++) total += failed.sample(nextUniform(source));
  return total;
}
