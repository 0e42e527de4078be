/** The slowest of n alike items that have made the same attempts, without a draw for each. */
import { expm1 } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { nextUniform, type UniformSource } from '../random/draw.ts';
import { type AttemptTimes, type Sum, sumOf, tailOf } from './batch/attempt-times.ts';
import type { Tail } from './batch/tail.ts';

/** Up to so many items whose sums have no closed form are drawn one by one: exact, and without a table. */
export const ONE_BY_ONE = 64;

/**
 * The greatest of n independent values: its distribution function to the power n is uniform, so it is the value with
 * 1 − U^(1/n) beyond it, and that small number is kept as it is.
 */
export function greatestOf(tail: Tail, n: number, source: UniformSource): number {
  const u = nextUniform(source);
  return tail.upperQuantile(n === 1 ? 1 - u : -expm1(log(u) / n));
}

/**
 * Total time of the slowest of `n` items, each after `failures` failed attempts and, if `succeeded`, one that succeeds; 0 if
 * there are none. Exact where a sum of these times has a closed form or n ≤ 64, else its quantile is off by about 1e-5 of
 * itself for each random addend. In the unit of the laws, not rounded.
 */
export function slowestSum(
  times: AttemptTimes,
  failures: number,
  succeeded: boolean,
  n: number,
  source: UniformSource,
): number {
  if (n <= 0) return 0;
  const sum = sumOf(times, failures, succeeded);
  if (!sum.takes && sum.failures === 0) return sum.shift;
  if (sum.closed === null && n <= ONE_BY_ONE) return sum.shift + oneByOne(times, sum, n, source);
  return sum.shift + greatestOf(tailOf(times, sum), n, source);
}

function oneByOne({ takes, failed }: AttemptTimes, sum: Sum, n: number, source: UniformSource): number {
  let greatest = 0;
  for (let i = 0; i < n; i++) {
    let total = sum.takes ? takes.sample(nextUniform(source)) : 0;
    for (let j = 0; j < sum.failures; j++) total += failed.sample(nextUniform(source));
    if (total > greatest) greatest = total;
  }
  return greatest;
}
