/** The figures that are asked for first, as results have them. */
import type { Machine, MachineMeasure } from '@rollout/compiler';
import type { ExposureUnit } from '@rollout/language';
import type { Estimate, Results } from '../results/results.ts';

export interface HeadFigure {
  /** As `expect` would write it. */
  readonly figure: string;
  /** null: a share of 1. */
  readonly unit: 'seconds' | ExposureUnit | null;
  readonly measure: MachineMeasure;
  /** So many of the measure's units make one of the figure's. */
  readonly scale: number;
  readonly of: (results: Results) => Estimate;
}

/** Of a plan. */
export function headFigures({ numbers }: Machine): readonly HeadFigure[] {
  return [
    duration('mean(duration)', { kind: 'mean' }, (results) => results.duration.mean),
    duration('p50(duration)', { kind: 'quantile', p: 0.5 }, (results) => results.duration.p50),
    duration('p95(duration)', { kind: 'quantile', p: 0.95 }, (results) => results.duration.p95),
    chance('P(completed)', { kind: 'completed' }, ({ outcomes }) => outcomes.completed),
    chance('P(rollback)', { kind: 'rolled-back' }, ({ outcomes }) => outcomes.rolledBack),
    chance('P(stop)', { kind: 'stopped' }, ({ outcomes }) => outcomes.stopped),
    ...numbers.bugs.flatMap(({ name, unit }, bug): HeadFigure[] => [
      chance(`P(${name} found)`, { kind: 'found', bug, stage: null }, ({ bugs }) => bugs[name]?.found ?? NOTHING),
      chance(`P(escape of ${name})`, { kind: 'escape', bug }, ({ bugs }) => bugs[name]?.escaped ?? NOTHING),
      {
        figure: `mean(exposure to ${name})`,
        unit,
        measure: { kind: 'statistic', statistic: { kind: 'mean' }, of: { kind: 'exposure', bug }, given: null },
        scale: 1,
        of: ({ bugs }) => bugs[name]?.exposure.mean ?? NOTHING,
      },
    ]),
  ];
}

const NOTHING: Estimate = { value: null, low: null, high: null };

type Statistic = Extract<MachineMeasure, { kind: 'statistic' }>['statistic'];
type Happening = Extract<MachineMeasure, { kind: 'chance' }>['of'];

function duration(figure: string, statistic: Statistic, of: HeadFigure['of']): HeadFigure {
  const measure: MachineMeasure = { kind: 'statistic', statistic, of: { kind: 'duration', of: 'all' }, given: null };
  return { figure, unit: 'seconds', measure, scale: 1_000, of };
}

function chance(figure: string, happening: Happening, of: HeadFigure['of']): HeadFigure {
  return { figure, unit: null, measure: { kind: 'chance', of: happening, given: null }, scale: 1, of };
}
