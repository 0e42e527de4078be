import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import type { Engine } from '../engine.ts';
import { openLuck } from '../luck/index.ts';
import { shapeOfRecord } from '../record.ts';
import { luckFate } from './luck-fate.ts';
import { writeRecord } from './record-of.ts';
import { runBySteps } from './run-by-steps.ts';

/** Trials by `step`, the definition. */
export function stepEngine(machine: Machine, layout: Layout, seed: string): Engine {
  const luck = openLuck(machine, layout, seed);
  const shape = shapeOfRecord(machine);
  return {
    run(trial, records, row) {
      const { state } = runBySteps(machine, luckFate(machine, layout, luck, trial));
      writeRecord(machine, layout, shape, state, records, row);
    },
  };
}

/** One trial with its log. */
export function runTrialBySteps(
  machine: Machine,
  layout: Layout,
  seed: string,
  trial: number,
): { readonly log: readonly RunEvent[]; readonly record: Float64Array } {
  const shape = shapeOfRecord(machine);
  const record = new Float64Array(shape.width);
  const { log, state } = runBySteps(machine, luckFate(machine, layout, openLuck(machine, layout, seed), trial));
  writeRecord(machine, layout, shape, state, record, 0);
  return { log, record };
}
