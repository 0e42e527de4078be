import { readFileSync } from 'node:fs';
import type { MachineMeasure } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { figuresOfRuns } from '../exact/figures-of-runs.ts';
import { machineOf } from '../testing/machine-of.ts';
import { chainFigures } from './index.ts';
import { chance, DURATION, MEAN, measuresOf, statistic } from './testing/measures-of.ts';
import { PLANS } from './testing/plans.ts';

const HOUR = 3_600_000;

/** The values are those of examples/reference/README.md: by a probabilistic model checker in rational arithmetic, and by hand. */
describe('the reference plan', () => {
  const source = readFileSync(new URL('../../../../examples/reference/reference.rollout', import.meta.url), 'utf8');
  const { machine, layout } = machineOf(source);
  it.each<[string, MachineMeasure, number]>([
    ['escapes', chance({ kind: 'escape', bug: null }), 79 / 2_500_000],
    ['is rolled back', chance({ kind: 'rolled-back' }), 11_171 / 2_500_000],
    ...[0.0014, 0.00128, 0.001188, 0.0006004].map((share, stage): [string, MachineMeasure, number] => [
      `finds a bug at wave ${stage + 1}`,
      chance({ kind: 'found', bug: null, stage }),
      share,
    ]),
    ['takes its time', statistic(DURATION, MEAN), (148_251_531_539 / 1_732_500_000) * HOUR],
    ['is exposed', statistic({ kind: 'exposure', bug: null }, MEAN), 110_275_142_231 / 5_000_000],
    ['takes 84 hours, mostly', statistic(DURATION, { kind: 'quantile', p: 0.5 }), 84 * HOUR],
  ])('%s as is known exactly, to twelve digits', (_, measure, truth) => {
    const figures = chainFigures(machine, layout, [measure]);
    if (figures.kind !== 'exact') throw new Error(figures.why);
    expect(Math.abs((figures.values[0] ?? Number.NaN) / truth - 1)).toBeLessThan(1e-12);
  });
});

/** Held to all runs of the plan, each run by the kernel with its chance: nothing of the chain is in that. */
describe.each(Object.entries(PLANS))('%s', (_, text) => {
  const { machine, layout } = machineOf(text);
  const measures = measuresOf(machine);
  it('says what all of its runs together say', () => {
    const chain = chainFigures(machine, layout, measures);
    if (chain.kind !== 'exact') throw new Error(chain.why);
    const runs = figuresOfRuns(machine, layout, measures);
    if (runs.kind !== 'exact') throw new Error(runs.why);
    measures.forEach((measure, i) => {
      const [one, other] = [chain.values[i] ?? Number.NaN, runs.values[i] ?? Number.NaN];
      if (Number.isNaN(one) && Number.isNaN(other)) return;
      const off = Math.abs(one - other) / Math.max(1e-6, Math.abs(other));
      expect(off, `${JSON.stringify(measure)}: ${one} and ${other}`).toBeLessThan(1e-6);
    });
  });
});
