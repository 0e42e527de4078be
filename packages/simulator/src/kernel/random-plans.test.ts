import { type Layout, layoutOf, type Machine, type RunEvent } from '@rollout/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { RunTooLong } from '../run-too-long.ts';
import { createKernel } from './create-kernel.ts';
import { compiledPlan } from './testing/compiled-plan.ts';
import { firstDifference } from './testing/first-difference.ts';
import { pickFrom } from './testing/pick.ts';
import { randomPlan } from './testing/random-plan.ts';
import { randomRollingPlan } from './testing/random-rolling.ts';
import { deployedAgain, misordered } from './testing/unchecked.ts';

const PLANS = 1000;
const SEED = 20_261_122;

/**
 * One trial by both; a trial of the kernel's before shows that nothing of it is left. What happened in the two; null: one of them never ends, as
 * where two windows are never open at once, and what is down leaves no room.
 */
function compare(text: string, machine: Machine, layout: Layout): readonly RunEvent[] | null {
  const kernel = createKernel(machine, layout, openLuck(machine, layout, 'a seed'));
  let log: readonly RunEvent[];
  try {
    log = [1, 2].flatMap((trial) => kernel.trace(trial).log);
  } catch (error) {
    if (error instanceof RunTooLong) return null;
    throw error;
  }
  expect(firstDifference(machine, layout, 'a seed', kernel, 2), text).toBeNull();
  return log;
}

const UNCHECKED = { 'deployed to again': deployedAgain, misordered };

describe(`the kernel on ${PLANS} random plans`, () => {
  const sentences = new Map<string, number>();
  const events = new Map<string, number>();
  let plans = 0;
  let refused = 0;
  let endless = 0;
  const unchecked = new Map<string, number>();
  const count = (log: readonly RunEvent[] | null): void => {
    if (log === null) endless++;
    for (const { kind } of log ?? []) events.set(kind, (events.get(kind) ?? 0) + 1);
  };

  it('has the traces and the records of step', () => {
    for (const gen of fc.sample(fc.gen(), { seed: SEED, numRuns: 3 * PLANS })) {
      if (plans === PLANS) break;
      const says = new Set<string>();
      const plan = randomPlan(pickFrom(gen, says));
      const made = compiledPlan(plan);
      if (made === null) {
        refused++;
        continue;
      }
      plans++;
      for (const sentence of says) sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1);
      count(compare(plan.text, made.machine, made.layout));
      if (plans % 3 > 0) continue;
      for (const [what, of] of Object.entries(UNCHECKED)) {
        const machine = of(made.machine);
        const layout = machine === null ? null : layoutOf(machine);
        if (machine === null || layout?.kind !== 'layout') continue;
        count(compare(`${what}:\n${plan.text}`, machine, layout));
        unchecked.set(what, (unchecked.get(what) ?? 0) + 1);
      }
    }
    expect(plans).toBe(PLANS);
    expect(endless).toBeLessThan(5);
    expect([...unchecked.values()].every((machines) => machines > 100)).toBe(true);
    // Every kind of event has happened, and not by a fluke.
    const rarest = [...events].sort(([, a], [, b]) => a - b)[0];
    expect(events.size).toBe(41);
    expect(rarest?.[1]).toBeGreaterThan(5);
  }, 600_000);

  it('has those of rolling units over many clusters', () => {
    const samples = fc.sample(fc.gen(), { seed: SEED, numRuns: PLANS / 5 });
    const logs = samples.flatMap((gen) => {
      const plan = randomRollingPlan(pickFrom(gen, new Set()));
      const made = compiledPlan(plan);
      return made === null ? [] : [compare(plan.text, made.machine, made.layout) ?? []];
    });
    const surging = logs.filter((log) => log.some((event) => event.kind === 'batch-started' && event.surged > 0));
    expect(surging.length).toBeGreaterThan(100);
  });

  it('is tried on every sentence, each in one plan of twenty at least', () => {
    const table = [...sentences].sort(([, a], [, b]) => b - a);
    const lines = table.map(([sentence, count]) => `${((100 * count) / PLANS).toFixed(1).padStart(5)}%  ${sentence}`);
    console.log(`${PLANS} random plans (${refused} more were refused) say:\n${lines.join('\n')}`);
    expect(table.filter(([, count]) => count < PLANS / 20)).toEqual([]);
    expect(table.length).toBeGreaterThanOrEqual(150);
  });
});
