import { type Layout, layoutOf, type Machine, type MachineMeasure, watching } from '@rollout/compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { createKernel } from './create-kernel.ts';
import { compiledPlan } from './testing/compiled-plan.ts';
import { firstDifference } from './testing/first-difference.ts';
import { pickFrom } from './testing/pick.ts';
import { randomPlan } from './testing/random-plan.ts';

const PLANS = 100;

const down = (per: 'region' | 'cluster' | null): MachineMeasure => ({
  kind: 'statistic',
  statistic: { kind: 'max' },
  of: { kind: 'down', per },
  given: null,
});

/** What happens in a trial; null: it does not end. */
function logOf(machine: Machine, layout: Layout): string | null {
  try {
    const { log } = createKernel(machine, layout, openLuck(machine, layout, 'a seed')).trace(1);
    return log.map((event) => JSON.stringify(event)).join('\n');
  } catch {
    return null;
  }
}

it('goes the same way with limits that are watched as without them, and tells what is down as step does', () => {
  let compared = 0;
  for (const gen of fc.sample(fc.gen(), { seed: 20_261_122, numRuns: PLANS })) {
    const made = compiledPlan(randomPlan(pickFrom(gen, new Set())));
    if (made === null) continue;
    const machine = watching(made.machine, [down('region'), down('cluster'), down(null)]);
    const layout = layoutOf(machine);
    if (layout.kind !== 'layout') continue;
    const plain = logOf(made.machine, made.layout);
    if (plain === null) continue;
    // Which cells there are says in which order failures are drawn.
    if (layout.cells.first.join() === made.layout.cells.first.join()) {
      expect(logOf(machine, layout)).toBe(plain);
      compared++;
    }
    const kernel = createKernel(machine, layout, openLuck(machine, layout, 'a seed'));
    expect(firstDifference(machine, layout, 'a seed', kernel, 1)).toBeNull();
  }
  expect(compared).toBeGreaterThan(PLANS / 4);
});
