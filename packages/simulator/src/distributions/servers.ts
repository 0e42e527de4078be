/** A batch server by server, for those who want to see single servers and to hold `drawBatch` to. */
import { nextUniform, type UniformSource } from '../random/draw.ts';
import { type BatchDraw, type BatchLaw, isForced } from './batch-law.ts';

/** One entry a server. */
export interface ServerDraws {
  /** Until the server is done or has failed for good, unrounded. */
  readonly times: Float64Array;
  /** Attempts that it made. */
  readonly attempts: Uint16Array;
  /** 1: it stays failed. */
  readonly failed: Uint8Array;
}

export function serverDraws(servers: number): ServerDraws {
  return {
    times: new Float64Array(servers),
    attempts: new Uint16Array(servers),
    failed: new Uint8Array(servers),
  };
}

/**
 * Draws each of `servers` with every one of its attempts; parameters and the law of (duration, failed) are those of `drawBatch`,
 * the numbers are not. Fills the leading entries of `each`, if given.
 */
export function drawServers(
  law: BatchLaw,
  servers: number,
  forcedMask: number,
  source: UniformSource,
  out: BatchDraw,
  each: ServerDraws | null = null,
  firstAttempt = 0,
): void {
  const { takes, failed, readyAfter } = law.times;
  out.duration = 0;
  out.failed = 0;
  for (let server = 0; server < servers; server++) {
    let time = 0;
    let fails = true;
    let attempt = firstAttempt;
    for (; attempt < law.attempts && fails; attempt++) {
      fails = isForced(forcedMask, attempt) || nextUniform(source) < law.fails;
      time += (fails ? failed : takes).sample(nextUniform(source));
    }
    if (fails) out.failed += 1;
    else time += readyAfter;
    if (time > out.duration) out.duration = time;
    if (each !== null) {
      each.times[server] = time;
      each.attempts[server] = attempt - firstAttempt;
      each.failed[server] = fails ? 1 : 0;
    }
  }
}
