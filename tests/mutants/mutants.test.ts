// The tests that hold the kernel to `step` are held themselves: each of these mistakes in the scheduler is caught by them.
import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { runTrialBySteps } from '../../packages/simulator/src/driver/index.ts';
import { createKernel } from '../../packages/simulator/src/kernel/create-kernel.ts';
import { compiledPlan } from '../../packages/simulator/src/kernel/testing/compiled-plan.ts';
import { pickFrom } from '../../packages/simulator/src/kernel/testing/pick.ts';
import { randomPlan } from '../../packages/simulator/src/kernel/testing/random-plan.ts';
import { type Luck, openLuck } from '../../packages/simulator/src/luck/index.ts';
import { MUTANTS } from './mutants.ts';
import { mutatedKernel } from './mutated-kernel.ts';

const SEED = 20_261_122;
/** Enough for every mutant; most are caught by the first few. */
const PLANS = 1000;

interface Sample {
  readonly machine: Machine;
  readonly layout: Layout;
  /** Begun anew by each trial. */
  readonly luck: Luck;
  /** What `step` says happens, and comes to. */
  readonly log: readonly RunEvent[];
  readonly record: Float64Array;
}

const samples: Sample[] = [];

beforeAll(() => {
  for (const gen of fc.sample(fc.gen(), { seed: SEED, numRuns: 2 * PLANS })) {
    const made = compiledPlan(randomPlan(pickFrom(gen, new Set())));
    if (made === null) continue;
    const { machine, layout } = made;
    const luck = openLuck(machine, layout, 'mutants');
    samples.push({ machine, layout, luck, ...runTrialBySteps(machine, layout, 'mutants', 1) });
    if (samples.length === PLANS) break;
  }
}, 300_000);

/** The first sample on which a kernel departs from `step` (or throws); null: none. */
function caughtBy(create: typeof createKernel): number | null {
  const found = samples.findIndex(({ machine, layout, luck, log, record }) => {
    try {
      const mine = create(machine, layout, luck).trace(1);
      return (
        JSON.stringify(mine.log) !== JSON.stringify(log) ||
        mine.record.some((value, column) => !Object.is(value, record[column]))
      );
    } catch {
      return true;
    }
  });
  return found < 0 ? null : found;
}

describe('a mistake in the scheduler is caught', () => {
  test('and without one nothing is', () => {
    expect(caughtBy(createKernel)).toBeNull();
  });

  test('there are sixty at least', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
  });

  for (const mutant of MUTANTS) {
    test(mutant.what, async () => {
      const { createKernel: mutated } = await mutatedKernel(mutant);
      expect(caughtBy(mutated)).not.toBeNull();
    });
  }
});
