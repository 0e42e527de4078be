import type { Machine, MachineMeasure } from '@rollout/compiler';
import type { AmountOfRun, Happening, Statistic } from '@rollout/language';

export const chance = (of: Happening<number, number>): MachineMeasure => ({ kind: 'chance', of, given: null });
export const statistic = (of: AmountOfRun<number>, own: Statistic): MachineMeasure => ({
  kind: 'statistic',
  statistic: own,
  of,
  given: null,
});
export const MEAN: Statistic = { kind: 'mean' };
export const DURATION: AmountOfRun<number> = { kind: 'duration', of: 'all' };

/** All that a chain may be asked about a machine. */
export function measuresOf({ numbers, stages }: Machine): MachineMeasure[] {
  const bugs = numbers.bugs.map((_, bug) => bug);
  return [
    chance({ kind: 'completed' }),
    chance({ kind: 'rolled-back' }),
    chance({ kind: 'stopped' }),
    ...bugs.flatMap((bug) => [
      chance({ kind: 'escape', bug }),
      chance({ kind: 'found', bug, stage: null }),
      ...stages.map((_, stage) => chance({ kind: 'found', bug, stage })),
      statistic({ kind: 'exposure', bug }, MEAN),
    ]),
    chance({ kind: 'escape', bug: null }),
    { kind: 'chance', of: { kind: 'completed' }, given: { kind: 'bug', bug: 0 } },
    { kind: 'chance', of: { kind: 'rolled-back' }, given: { kind: 'any-bug' } },
    { kind: 'statistic', of: { kind: 'exposure', bug: 0 }, statistic: MEAN, given: { kind: 'bug', bug: 0 } },
    statistic(DURATION, MEAN),
    statistic(DURATION, { kind: 'sd' }),
    statistic({ kind: 'duration', of: 'completed' }, MEAN),
    ...[0.1, 0.5, 0.9, 0.99].map((p) => statistic(DURATION, { kind: 'quantile', p })),
  ];
}
