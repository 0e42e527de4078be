import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresOfRuns } from '../exact/figures-of-runs.ts';
import { pickFrom } from '../kernel/testing/pick.ts';
import { machineOf } from '../testing/machine-of.ts';
import { chainFigures } from './index.ts';
import { measuresOf } from './testing/measures-of.ts';
import { randomChainPlan } from './testing/random-chain-plan.ts';

const PLANS = 8;

/** Held to all runs of the plan, each with its chance. The tree of runs leaves out what hardly ever happens, so that not all digits agree. */
it(`${PLANS} random plans of fixed times say what all of their runs together say`, () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const text = randomChainPlan(pickFrom(gen, new Set()), false, 1);
      const { machine, layout } = machineOf(text);
      const measures = measuresOf(machine);
      const runs = figuresOfRuns(machine, layout, measures);
      if (runs.kind === 'none') return;
      measures.forEach((measure, i) => {
        const chain = chainFigures(machine, layout, [measure]);
        if (chain.kind === 'none') return;
        const [one = Number.NaN, other = Number.NaN] = [chain.values[0], runs.values[i]];
        if (Number.isNaN(one) && Number.isNaN(other)) return;
        compared++;
        const off = Math.abs(one - other) / Math.max(1e-6, Math.abs(other));
        expect(off, `${JSON.stringify(measure)}: ${one} and ${other} of ${text}`).toBeLessThan(1e-6);
      });
    }),
    { numRuns: PLANS, seed: 20_261_122, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(10 * PLANS);
});
