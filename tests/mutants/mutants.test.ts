// The tests that hold the kernel to `step` are held themselves: each of these mistakes in the scheduler is caught by them.
import { type Layout, layoutOf, type Machine, type RunEvent } from '@rollout/compiler';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { runTrialBySteps } from '../../packages/simulator/src/driver/index.ts';
import { createKernel } from '../../packages/simulator/src/kernel/create-kernel.ts';
import { compiledPlan } from '../../packages/simulator/src/kernel/testing/compiled-plan.ts';
import { pickFrom } from '../../packages/simulator/src/kernel/testing/pick.ts';
import { randomPlan, randomPlanOfPeople } from '../../packages/simulator/src/kernel/testing/random-plan.ts';
import { randomRollingPlan } from '../../packages/simulator/src/kernel/testing/random-rolling.ts';
import { misordered } from '../../packages/simulator/src/kernel/testing/unchecked.ts';
import { type Luck, openLuck } from '../../packages/simulator/src/luck/index.ts';
import { RunTooLong } from '../../packages/simulator/src/run-too-long.ts';
import { MUTANTS } from './mutants.ts';
import { mutatedKernel } from './mutated-kernel.ts';

const SEED = 20_261_122;
/** Two units in turn take what either leaves: one of them finds its cluster free and the region full, and the other way round before. */
const TAKEN_BY_ANOTHER = `
topology fleet { region r { cluster c[3] { server[6] } } }
model numbers { deploy takes uniform(1m..20m) per server }
plan random on fleet using numbers {
  maxDown 1 servers per cluster
  maxDown 2 servers per region
  parallel {
    stage b { wait 10m  deploy c-1, c-2 by region rolling }
    stage a { deploy c-3 by region rolling }
  }
}`;
/** Enough for every mutant; most are caught by the first few. */
const PLANS = { ofPeople: 600, rolling: 450, any: 800 };

interface Sample {
  readonly machine: Machine;
  readonly layout: Layout;
  /** Begun anew by each trial. */
  readonly luck: Luck;
  readonly trial: number;
  /** What `step` says happens, and comes to. */
  readonly log: readonly RunEvent[];
  readonly record: Float64Array;
}

const samples: Sample[] = [];

beforeAll(() => {
  const fixed = compiledPlan({ text: TAKEN_BY_ANOTHER, files: {}, scenario: null });
  if (fixed === null) throw new Error('the plan does not compile');
  for (const trial of [1, 2, 3]) add(fixed.machine, fixed.layout, trial);
  for (const { machine, layout } of plansOf(randomPlanOfPeople, PLANS.ofPeople)) {
    for (const trial of [1, 2, 3]) add(machine, layout, trial);
  }
  for (const { machine, layout } of plansOf(randomRollingPlan, PLANS.rolling)) add(machine, layout);
  for (const { machine, layout } of plansOf(randomPlan, PLANS.any)) {
    add(machine, layout);
    const unchecked = misordered(machine);
    const own = unchecked === null ? null : layoutOf(unchecked);
    if (unchecked !== null && own?.kind === 'layout') add(unchecked, own);
  }
}, 600_000);

function* plansOf(random: typeof randomPlan, count: number): Generator<{ machine: Machine; layout: Layout }> {
  let plans = 0;
  for (const gen of fc.sample(fc.gen(), { seed: SEED, numRuns: 3 * count })) {
    const made = compiledPlan(random(pickFrom(gen, new Set())));
    if (made === null) continue;
    yield made;
    if (++plans === count) return;
  }
}

function add(machine: Machine, layout: Layout, trial = 1): void {
  const luck = openLuck(machine, layout, 'mutants');
  try {
    createKernel(machine, layout, luck).trace(trial);
  } catch (error) {
    // Of the few that never end nothing can be told.
    if (error instanceof RunTooLong) return;
    throw error;
  }
  samples.push({ machine, layout, luck, trial, ...runTrialBySteps(machine, layout, 'mutants', trial) });
}

/** The first sample on which a kernel departs from `step` (or throws); null: none. */
function caughtBy(create: typeof createKernel): number | null {
  const found = samples.findIndex(({ machine, layout, luck, trial, log, record }) => {
    try {
      const mine = create(machine, unopened(layout), luck).trace(trial);
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

/** The calendar that a kernel opens is remembered as long as what it is opened for: it goes with the kernel. */
function unopened({ calendar, ...layout }: Layout): Layout {
  return { ...layout, calendar: calendar === null ? null : { ...calendar } };
}

describe('a mistake in the scheduler is caught', () => {
  test('and without one nothing is', () => {
    expect(caughtBy(createKernel)).toBeNull();
  });

  test('there are a hundred at least', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(100);
  });

  for (const mutant of MUTANTS) {
    test(mutant.what, async () => {
      const { createKernel: mutated } = await mutatedKernel(mutant);
      expect(caughtBy(mutated)).not.toBeNull();
    });
  }
});
