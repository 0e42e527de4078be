/** The figures that are asked for first, as results have them. */
import type { ExposureUnit } from '@rollout/language';
import type { Estimate, Results } from '../results/results.ts';

export interface HeadFigure {
  /** As `expect` would write it. */
  readonly figure: string;
  /** null: a share of 1. */
  readonly unit: 'seconds' | ExposureUnit | null;
  readonly of: Estimate;
}

/** The same ones, in the same order, for all results of one plan. */
export function headFigures({ duration, outcomes, bugs }: Results): readonly HeadFigure[] {
  return [
    { figure: 'mean(duration)', unit: 'seconds', of: duration.mean },
    { figure: 'p50(duration)', unit: 'seconds', of: duration.p50 },
    { figure: 'p95(duration)', unit: 'seconds', of: duration.p95 },
    { figure: 'P(completed)', unit: null, of: outcomes.completed },
    { figure: 'P(rollback)', unit: null, of: outcomes.rolledBack },
    { figure: 'P(stop)', unit: null, of: outcomes.stopped },
    ...Object.entries(bugs).flatMap(([name, { found, escaped, exposure }]): HeadFigure[] => [
      { figure: `P(${name} found)`, unit: null, of: found },
      { figure: `P(escape of ${name})`, unit: null, of: escaped },
      { figure: `mean(exposure to ${name})`, unit: exposure.unit, of: exposure.mean },
    ]),
  ];
}
