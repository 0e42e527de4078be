// The tests that hold the kernel to `step` are held themselves: each of these mistakes in the scheduler is caught by them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKernel } from '../../packages/simulator/src/kernel/create-kernel.ts';
import { CATCHERS } from './catchers.ts';
import { MUTANTS } from './mutants.ts';
import { openWorkshop, type Workshop } from './mutated-kernel.ts';
import { departs, type Maker, sampleMakers } from './samples.ts';

/** Of all plans so many are tried without a mistake. */
const UNSPOILT = 150;

let makers: readonly Maker[];
let workshop: Workshop;

beforeAll(async () => {
  makers = sampleMakers();
  workshop = await openWorkshop();
});

afterAll(() => workshop.close());

/** The plan on which a kernel departs from `step`; null: none. */
function caughtBy(create: typeof createKernel, from: readonly Maker[]): string | null {
  for (const make of from) {
    const found = make().find((sample) => departs(create, sample));
    if (found !== undefined) return found.plan;
  }
  return null;
}

describe('a mistake in the scheduler is caught', () => {
  test('and without one nothing is', () => {
    expect(caughtBy(createKernel, makers.slice(0, UNSPOILT))).toBeNull();
  });

  test('there are a hundred at least', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(100);
  });

  for (const mutant of MUTANTS) {
    test(mutant.what, { timeout: 600_000 }, async () => {
      const { createKernel: mutated } = await workshop.mutatedKernel(mutant);
      const plan = caughtBy(mutated, makers);
      expect(plan).not.toBeNull();
      if (plan !== null && !CATCHERS.includes(plan)) process.stderr.write(`catchers.ts lacks '${plan}'\n`);
    });
  }
});
