import type { Estimate } from '../results/estimate.ts';
import type { MissingFigure, PrecisionResults } from '../results/precision-results.ts';
import type { Results } from '../results/results.ts';

/** A figure of results, and its way through them. */
export interface NamedFigure {
  readonly figure: string;
  readonly estimate: Estimate;
}

/** The figures that a reader looks for first. */
export function figuresShown({ duration, outcomes, bugs }: Results): NamedFigure[] {
  return [
    { figure: 'duration.mean', estimate: duration.mean },
    { figure: 'duration.p50', estimate: duration.p50 },
    { figure: 'duration.p90', estimate: duration.p90 },
    { figure: 'duration.p95', estimate: duration.p95 },
    { figure: 'outcomes.completed', estimate: outcomes.completed },
    { figure: 'outcomes.rolledBack', estimate: outcomes.rolledBack },
    { figure: 'outcomes.stopped', estimate: outcomes.stopped },
    ...Object.entries(bugs).flatMap(([name, { found, escaped, exposure }]) => [
      { figure: `bugs.${name}.found`, estimate: found },
      { figure: `bugs.${name}.escaped`, estimate: escaped },
      { figure: `bugs.${name}.exposure.mean`, estimate: exposure.mean },
    ]),
  ];
}

/**
 * Which figures have half an interval of at most the share `asked` of their value. Of a value of 0 no share can be taken: it is precise once
 * its upper end is at most `asked` itself.
 */
export function precisionOf(results: Results, asked: number): PrecisionResults {
  const all = figuresShown(results);
  const missing = all.flatMap(({ figure, estimate }) => missingOf(figure, estimate, asked, results.trials));
  const zero = all.flatMap(({ figure, estimate: { value, high } }) =>
    value === 0 && high !== 0 ? [{ figure, high }] : [],
  );
  return { asked, reached: missing.length === 0, missing, zero };
}

/** Nobody runs more. */
const MOST = 1e15;

function missingOf(figure: string, { value, low, high }: Estimate, asked: number, trials: number): MissingFigure[] {
  if (value !== null && low === value && high === value) return [];
  if (value === null || low === null || high === null) return [{ figure, halfWidth: null, trialsNeeded: null }];
  const half = (high - low) / 2;
  if (value === 0) return high <= asked ? [] : [missed(figure, half, (trials * high) / asked)];
  const error = half / Math.abs(value);
  // Intervals narrow with the root of the trials.
  return error <= asked ? [] : [missed(figure, half, trials * (error / asked) ** 2)];
}

function missed(figure: string, halfWidth: number, trials: number): MissingFigure {
  return { figure, halfWidth, trialsNeeded: trials <= MOST ? Math.ceil(trials) : null };
}
