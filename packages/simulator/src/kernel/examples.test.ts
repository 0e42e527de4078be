import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { createKernel } from './create-kernel.ts';
import { firstDifference } from './testing/first-difference.ts';

describe('the kernel on the examples', () => {
  for (const [name, trials] of [
    ['first-plan', 20],
    ['two-tiers', 5],
    ['reference', 20],
  ] as const) {
    it(`has the traces and the records of step on ${name}`, () => {
      const file = new URL(`../../../../examples/${name}/${name}.rollout`, import.meta.url);
      const { machine, layout } = machineOf(readFileSync(file, 'utf8'));
      const kernel = createKernel(machine, layout, openLuck(machine, layout, '7'));
      for (let trial = 1; trial <= trials; trial++) {
        expect(firstDifference(machine, layout, '7', kernel, trial)).toBeNull();
      }
    });
  }
});
