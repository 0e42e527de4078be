/** Times as fits look at them. */
import { log } from '../math/log.ts';
import { square } from '../math/square.ts';

/** Positive numbers, not all alike. */
export interface Sample {
  /** Ascending. */
  readonly values: Float64Array;
  readonly logs: Float64Array;
  readonly mean: number;
  /** Divided by their number, as maximum likelihood has it. */
  readonly sd: number;
  readonly meanLog: number;
  readonly sdLog: number;
}

export function sampleOf(numbers: ArrayLike<number>): Sample {
  const values = Float64Array.from(numbers).sort();
  const logs = values.map(log);
  const mean = meanOf(values);
  const meanLog = meanOf(logs);
  return { values, logs, mean, sd: deviationOf(values, mean), meanLog, sdLog: deviationOf(logs, meanLog) };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function deviationOf(values: Float64Array, mean: number): number {
  let sum = 0;
  for (const value of values) sum += square(value - mean);
  return Math.sqrt(sum / values.length);
}
