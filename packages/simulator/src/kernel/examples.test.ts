import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { createKernel } from './create-kernel.ts';
import { firstDifference } from './testing/first-difference.ts';

/** Plans, some of them under a scenario, and how many trials of each. */
const EXAMPLES: readonly (readonly [name: string, trials: number, scenario?: string])[] = [
  ['first-plan', 20],
  ['two-tiers', 5],
  ['reference', 20],
  ['canary-analysis', 10],
  ['blue-green', 20],
  ['kubernetes-rolling', 10],
  ['service-fabric', 5],
  ['change-windows', 10],
  ['bad-day', 3],
  ['bad-day', 3, 'bad-release'],
  ['bad-day', 3, 'region-down'],
  ['firmware', 2],
  ['firmware', 1, 'bad-build'],
];

describe('the kernel on the examples', () => {
  for (const [name, trials, scenario] of EXAMPLES) {
    it(`has the traces and the records of step on ${name}${scenario === undefined ? '' : `, ${scenario}`}`, () => {
      const file = new URL(`../../../../examples/${name}/${name}.rollout`, import.meta.url);
      const options = scenario === undefined ? {} : { scenario };
      const { machine, layout } = machineOf(readFileSync(file, 'utf8'), undefined, options);
      const kernel = createKernel(machine, layout, openLuck(machine, layout, '7'));
      for (let trial = 1; trial <= trials; trial++) {
        expect(firstDifference(machine, layout, '7', kernel, trial)).toBeNull();
      }
    }, 60_000);
  }
});
