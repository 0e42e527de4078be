/**
 * Sums of attempt times: an item that succeeds after j failures takes the sum of j failed attempts and one that succeeds; one
 * that fails for good takes the sum of its failed attempts. What is made for a sum is kept here, with the laws.
 */
import type { Law } from '../law.ts';
import { lawOf } from '../law-of.ts';
import { chanceBelowZero } from '../laws/normal.ts';
import { atomicSum, isAtomic } from './atomic-sum.ts';
import { convolve } from './convolution.ts';
import type { Tail } from './tail.ts';
import { tabulate } from './tail-table.ts';

export interface AttemptTimes {
  /** Time of an attempt that succeeds. */
  readonly takes: Law;
  /** Time of one that fails. */
  readonly failed: Law;
  /** From the end of an attempt that succeeds until its item counts as up: always the same. */
  readonly readyAfter: number;
  /** By number of failures, of items that succeed in the end and of those that do not. */
  readonly succeeding: Sum[];
  readonly failing: Sum[];
}

/** A sum of some attempts' times: `shift`, which is always the same, and what is random. */
export interface Sum {
  readonly shift: number;
  /** The random addends: one of `takes` or none, and so many of `failed`. */
  readonly takes: boolean;
  readonly failures: number;
  /** The random part's tail in closed form; null where there is none, or nothing random. */
  readonly closed: Tail | null;
  /** Its tail otherwise, once it was needed. */
  made: Tail | null;
}

/** `failed` null: a failed attempt takes as long as any. */
export function attemptTimes(takes: Law, failed: Law | null, readyAfter = 0): AttemptTimes {
  return { takes, failed: failed ?? takes, readyAfter, succeeding: [], failing: [] };
}

/** The sum of `failures` failed attempts and, if `succeeded`, one that succeeds, with the time until its item is ready. */
export function sumOf(times: AttemptTimes, failures: number, succeeded: boolean): Sum {
  const sums = succeeded ? times.succeeding : times.failing;
  for (let j = sums.length; j <= failures; j++) sums.push(described(times, j, succeeded));
  const sum = sums[failures];
  if (sum === undefined) throw new Error(`no sum of ${failures} failures`);
  return sum;
}

/** The tail of a sum's random part, exact or off by 1e-5 a random addend (see `tail-table.ts`); made if it must be. */
export function tailOf(times: AttemptTimes, sum: Sum): Tail {
  if (sum.closed !== null) return sum.closed;
  if (sum.made === null) sum.made = make(times, sum);
  return sum.made;
}

function described(times: AttemptTimes, failures: number, succeeded: boolean): Sum {
  const { takes, failed, readyAfter } = times;
  const last = succeeded ? readyAfter + (isFixed(takes) ? takes.least : 0) : 0;
  const shift = last + (isFixed(failed) ? failures * failed.least : 0);
  const randomTakes = succeeded && !isFixed(takes);
  const randomFailures = isFixed(failed) ? 0 : failures;
  const closed = closedForm(times, randomTakes, randomFailures);
  return { shift, takes: randomTakes, failures: randomFailures, closed, made: null };
}

function isFixed(law: Law): boolean {
  return law.least === law.most;
}

/** One addend is its own law; gammas of one scale make a gamma; normals that are never cut at 0 make a normal. */
function closedForm({ takes, failed }: AttemptTimes, withTakes: boolean, failures: number): Tail | null {
  if (!withTakes && failures === 0) return null;
  if (withTakes && failures === 0) return takes;
  if (!withTakes && failures === 1) return failed;
  const one = asGamma(failed);
  const other = withTakes ? asGamma(takes) : one;
  if (one !== null && other !== null && one.scale === other.scale) {
    return lawOf({ kind: 'gamma', shape: failures * one.shape + (withTakes ? other.shape : 0), scale: one.scale });
  }
  if (isWholeNormal(failed) && (!withTakes || isWholeNormal(takes))) {
    const mean = failures * failed.mean + (withTakes ? takes.mean : 0);
    const variance = failures * failed.variance + (withTakes ? takes.variance : 0);
    return lawOf({ kind: 'normal', mean, sd: Math.sqrt(variance) });
  }
  return null;
}

function asGamma({ of }: Law): { shape: number; scale: number } | null {
  if (of.kind === 'exponential') return { shape: 1, scale: of.mean };
  if (of.kind === 'erlang') return { shape: of.k, scale: of.mean / of.k };
  return of.kind === 'gamma' ? of : null;
}

/** A normal that the condition of being positive does not change in any digit. */
function isWholeNormal({ of }: Law): boolean {
  return of.kind === 'normal' && chanceBelowZero(of.mean, of.sd) < 1e-17;
}

function make(times: AttemptTimes, sum: Sum): Tail {
  const shorter = tailOf(times, sumOf(times, sum.failures - 1, sum.takes));
  const exact = isAtomic(shorter) && isAtomic(times.failed) ? atomicSum(shorter.atoms, times.failed.atoms) : null;
  return exact ?? tabulate(convolve(times.failed, shorter));
}
