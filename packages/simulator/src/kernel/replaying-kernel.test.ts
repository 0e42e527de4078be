import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { RunTooLong } from '../run-too-long.ts';
import { createKernel } from './create-kernel.ts';
import { replayingKernel } from './replaying-kernel.ts';
import { compiledPlan } from './testing/compiled-plan.ts';
import { pickFrom } from './testing/pick.ts';
import { randomPlan } from './testing/random-plan.ts';

const PLANS = 40;

/** What is told; of a run that does not end, that it does not. */
function told<T>(tell: () => T): T | null {
  try {
    return structuredClone(tell());
  } catch (error) {
    if (error instanceof RunTooLong) return null;
    throw error;
  }
}

it('tells of a trial what a kernel of its own tells, whatever was looked at before', () => {
  let compared = 0;
  for (const gen of fc.sample(fc.gen(), { seed: 20_261_123, numRuns: PLANS })) {
    const made = compiledPlan(randomPlan(pickFrom(gen, new Set())));
    if (made === null) continue;
    const { machine, layout } = made;
    for (const seed of ['one', 'another', 'one']) {
      const shared = replayingKernel(machine, layout, seed).kernel;
      const own = () => createKernel(machine, layout, openLuck(machine, layout, seed));
      for (const trial of [2, 1]) {
        expect(told(() => shared.watchCells(trial))).toEqual(told(() => own().watchCells(trial)));
        expect(told(() => shared.trace(trial).log)).toEqual(told(() => own().trace(trial).log));
        expect(told(() => shared.watchVersions(trial).versions)).toEqual(
          told(() => own().watchVersions(trial).versions),
        );
      }
      expect(replayingKernel(machine, layout, seed).kernel).toBe(shared);
    }
    compared += 1;
  }
  expect(compared).toBeGreaterThan(PLANS / 2);
});
