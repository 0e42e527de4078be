import { readFileSync } from 'node:fs';
import type { Machine } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { advance, openStudy, resultsOf } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { addShare, openShares, spanFrom } from '../workers/index.ts';
import { withCurves } from './curves.ts';

const TRIALS = 1_200;
const SEED = 'curves';

const example = (name: string): Machine =>
  machineOf(readFileSync(new URL(`../../../../examples/${name}/${name}.rollout`, import.meta.url), 'utf8')).machine;

describe('the curves of a study', () => {
  // The one counts its trials by kinds, the other one by one.
  for (const name of ['reference', 'first-plan']) {
    it(`are the same however it was cut or shared out, of ${name}`, () => {
      const machine = example(name);
      const one = openStudy(machine, { trials: TRIALS, seed: SEED });
      while (advance(one, TRIALS));
      const shared = openStudy(machine, { trials: TRIALS, seed: SEED });
      const worker = openShares(machine, SEED);
      for (let from = 1; from <= TRIALS; ) {
        const span = spanFrom(shared, from, 333);
        if (span === null) throw new Error('no span');
        expect(addShare(shared, span, structuredClone(worker(span)))).toBe(true);
        from = span.last + 1;
      }
      const curves = withCurves(resultsOf(one), one);
      expect(curves.curves?.trials).toBe(1_000);
      expect(JSON.stringify(withCurves(resultsOf(shared), shared))).toBe(JSON.stringify(curves));
    });
  }

  it('change nothing of its results, and nothing but its seed changes them', () => {
    const machine = example('first-plan');
    const study = openStudy(machine, { trials: 100, seed: SEED });
    while (advance(study, 7));
    const before = resultsOf(study);
    const { curves, ...rest } = withCurves(before, study);
    expect({ ...rest, curves: null }).toEqual(before);
    expect(resultsOf(study)).toEqual(before);
    const other = openStudy(machine, { trials: 100, seed: 'another' });
    while (advance(other, 100));
    expect(withCurves(resultsOf(other), other).curves?.path).not.toEqual(curves?.path);
  });
});
