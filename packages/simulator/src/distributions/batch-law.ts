/**
 * A batch of alike servers, each tried up to so many times, drawn as a whole: how many fail each attempt is binomial, and
 * the slowest of those that succeed at the same attempt is one draw. So the work does not grow with the servers, and the
 * pair (duration, failed) has exactly the law that drawing every server would give it.
 */
import type { Distribution } from '@rollout/language';
import type { UniformSource } from '../random/draw.ts';
import { type AttemptTimes, attemptTimes } from './batch/attempt-times.ts';
import { drawBinomial } from './binomial.ts';
import { lawOf } from './law-of.ts';
import { slowestSum } from './slowest-sum.ts';

export interface BatchSpec {
  /** Time of one attempt. */
  readonly takes: Distribution;
  /** Time of an attempt that fails; null: as long as any. */
  readonly failedTakes: Distribution | null;
  /** Chance that an attempt of one server fails. */
  readonly fails: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** From the end of an attempt that succeeds until its server counts as up; 0 unless told. */
  readonly readyAfter?: number;
}

export interface BatchLaw {
  readonly times: AttemptTimes;
  readonly fails: number;
  readonly attempts: number;
}

/** What is drawn of a batch, written over by every draw. */
export interface BatchDraw {
  /** Until the slowest server is done, or has failed for good; the caller rounds it up to whole milliseconds. */
  duration: number;
  /** Servers that stay failed. */
  failed: number;
}

/** Makes the law of a server's attempts ready. Prepare it once: it keeps what is made for it. */
export function batchLaw(spec: BatchSpec): BatchLaw {
  const failed = spec.failedTakes === null ? null : lawOf(spec.failedTakes);
  const times = attemptTimes(lawOf(spec.takes), failed, spec.readyAfter);
  return { times, fails: spec.fails, attempts: spec.retries + 1 };
}

/** Whether the attempt (the first is 0) is among the forced ones: bit 0 is the first; attempts from the 32nd on are never. */
export function isForced(forcedMask: number, attempt: number): boolean {
  return attempt < 32 && ((forcedMask >>> attempt) & 1) === 1;
}

/**
 * Draws a batch of `servers` (0 gives 0). `forcedMask` holds a bit for each attempt that fails for all of them, whatever their
 * own luck: a rack that failed as a whole at its first and third attempt is 0b101. `firstAttempt` (from 0) leaves out the
 * attempts before it, which something else has used up. Allocates nothing once every sum it needs was made.
 */
export function drawBatch(
  law: BatchLaw,
  servers: number,
  forcedMask: number,
  source: UniformSource,
  out: BatchDraw,
  firstAttempt = 0,
): void {
  let left = servers;
  let slowest = 0;
  for (let attempt = firstAttempt; attempt < law.attempts && left > 0; attempt++) {
    const failed = isForced(forcedMask, attempt) ? left : drawBinomial(left, law.fails, source);
    const time = slowestSum(law.times, attempt - firstAttempt, true, left - failed, source);
    if (time > slowest) slowest = time;
    left = failed;
  }
  const time = slowestSum(law.times, law.attempts - firstAttempt, false, left, source);
  out.duration = time > slowest ? time : slowest;
  out.failed = left;
}
