import { readFileSync } from 'node:fs';
import type { MachineMeasure } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { figuresOfRuns } from './figures-of-runs.ts';
import { exactFigures } from './index.ts';

const source = readFileSync(new URL('../../../../examples/reference/reference.rollout', import.meta.url), 'utf8');
const HOUR = 3_600_000;

/** The values are those of examples/reference/README.md: by a probabilistic model checker in rational arithmetic, and by hand. */
describe.each([
  ['by the quickest way that there is', exactFigures],
  ['run by run', figuresOfRuns],
])('the reference plan, %s', (_way, find) => {
  const { machine, layout } = machineOf(source);

  it.each<[string, MachineMeasure, number]>([
    ['escapes', { kind: 'chance', of: { kind: 'escape', bug: null }, given: null }, 79 / 2_500_000],
    ['is rolled back', { kind: 'chance', of: { kind: 'rolled-back' }, given: null }, 11_171 / 2_500_000],
    ...[0.0014, 0.00128, 0.001188, 0.0006004].map((chance, stage): [string, MachineMeasure, number] => [
      `finds a bug at wave ${stage + 1}`,
      { kind: 'chance', of: { kind: 'found', bug: null, stage }, given: null },
      chance,
    ]),
    [
      'takes its time',
      { kind: 'statistic', statistic: { kind: 'mean' }, of: { kind: 'duration', of: 'all' }, given: null },
      (148_251_531_539 / 1_732_500_000) * HOUR,
    ],
    [
      'is exposed',
      { kind: 'statistic', statistic: { kind: 'mean' }, of: { kind: 'exposure', bug: null }, given: null },
      110_275_142_231 / 5_000_000,
    ],
    // Without a false alarm: 2 + 24 + 2 + 24 + 4 + 12 + 4 + 12 h.
    [
      'takes 84 hours, mostly',
      { kind: 'statistic', statistic: { kind: 'quantile', p: 0.5 }, of: { kind: 'duration', of: 'all' }, given: null },
      84 * HOUR,
    ],
  ])('%s as is known exactly, to twelve digits', (_, measure, truth) => {
    const figures = find(machine, layout, [measure]);
    if (figures.kind !== 'exact') throw new Error(figures.why);
    expect(figures.values).toHaveLength(1);
    expect(Math.abs((figures.values[0] ?? Number.NaN) / truth - 1)).toBeLessThan(1e-12);
  });
});
