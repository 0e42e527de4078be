import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { lawOf } from '../../distributions/index.ts';
import { drawKey, streamOf } from '../../random/key.ts';
import { compareSorted } from '../compare-metric.ts';
import { pairOf } from '../standardised.ts';
import { liesBeyond } from './beyond.ts';
import { CRITICAL, passesAgainst } from './decide.ts';
import { mapRows, rowOf, sortRows, uniformRows } from './uniform-rows.ts';

const key = drawKey('decide');

function rows(of: Distribution, name: string, draws: number, samples: number) {
  const uniforms = uniformRows(streamOf(key, name, 'rows'), draws, samples);
  sortRows(uniforms);
  const law = lawOf(of);
  return mapRows(uniforms, (from, to) => {
    from.forEach((u, i) => {
      to[i] = law.sample(u);
    });
    to.sort();
  });
}

describe('the quick decision', () => {
  it.each([
    ['a shift', { kind: 'normal', mean: 105, sd: 10 }, { kind: 'normal', mean: 100, sd: 10 }],
    ['another shape', { kind: 'lognormal', mu: 4.2, sigma: 0.9 }, { kind: 'lognormal', mu: 4, sigma: 0.4 }],
    ['no difference', { kind: 'exponential', mean: 3 }, { kind: 'exponential', mean: 3 }],
    [
      'values near the tolerance',
      { kind: 'normal', mean: 0.0055, sd: 0.001 },
      { kind: 'normal', mean: 0.005, sd: 0.001 },
    ],
    ['values below the tolerance', { kind: 'uniform', low: 4e-5, high: 1e-4 }, { kind: 'uniform', low: 0, high: 6e-5 }],
    ['means that disagree', { kind: 'normal', mean: 8, sd: 1 }, { kind: 'lognormal', mu: 1.5, sigma: 1.6 }],
  ] as [string, Distribution, Distribution][])("is the judge's: %s", (name, moved, healthy) => {
    for (const samples of [2, 3, 5, 6, 20, 60]) {
      const canary = rows(moved, `${name} canary`, 150, samples);
      const baseline = rows(healthy, `${name} baseline`, 150, samples);
      for (let r = 0; r < canary.rows; r++) {
        const [x, y] = [rowOf(canary, r), rowOf(baseline, r)];
        for (const bad of ['higher', 'lower', 'different'] as const) {
          const judged = compareSorted(y, x, { bad }).classification === 'Pass';
          expect(passesAgainst(bad, x, y, true), `${samples} ${bad} ${r}`).toBe(judged);
        }
      }
    }
  });

  it('rarely needs the roots', () => {
    const canary = rows({ kind: 'normal', mean: 105, sd: 10 }, 'rarely canary', 1000, 60);
    const baseline = rows({ kind: 'normal', mean: 100, sd: 10 }, 'rarely baseline', 1000, 60);
    let unclear = 0;
    for (let r = 0; r < 1000; r++) {
      if (liesBeyond(pairOf(rowOf(canary, r), rowOf(baseline, r)), 1, CRITICAL, 0.25) === 'unclear') unclear++;
    }
    expect(unclear).toBeLessThan(100);
  });
});
