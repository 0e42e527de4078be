import { type Layout, layoutOf, type Machine, type RunEvent } from '@rollout/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { createKernel } from './create-kernel.ts';
import { compiledPlan } from './testing/compiled-plan.ts';
import { firstDifference } from './testing/first-difference.ts';
import { pickFrom } from './testing/pick.ts';
import { randomPlan } from './testing/random-plan.ts';

const PLANS = 1000;
const SEED = 20_261_122;

/** The last step that deploys selects what the first one has; null: there are no two. */
function deployedAgain(machine: Machine): Machine | null {
  const deploys = machine.steps.flatMap((step, index) => (step.kind === 'deploy' ? [{ step, index }] : []));
  const [first, last] = [deploys[0], deploys.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return { ...machine, steps: machine.steps.with(last.index, { ...last.step, select: first.step.select }) };
}

/** One trial by both; a trial of the kernel's before shows that nothing of it is left. */
function compare(text: string, machine: Machine, layout: Layout): readonly RunEvent[] {
  const kernel = createKernel(machine, layout, openLuck(machine, layout, 'a seed'));
  const { log } = kernel.trace(1);
  expect(firstDifference(machine, layout, 'a seed', kernel, 2), text).toBeNull();
  return log;
}

describe(`the kernel on ${PLANS} random plans`, () => {
  const sentences = new Map<string, number>();
  const events = new Map<string, number>();
  let plans = 0;
  let refused = 0;
  let again = 0;

  it('has the traces and the records of step', () => {
    for (const gen of fc.sample(fc.gen(), { seed: SEED, numRuns: 2 * PLANS })) {
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
      for (const { kind } of compare(plan.text, made.machine, made.layout))
        events.set(kind, (events.get(kind) ?? 0) + 1);
      // The compiler refuses plans that deploy to a server twice; machines may.
      const twice = plans % 3 === 0 ? deployedAgain(made.machine) : null;
      const layout = twice === null ? null : layoutOf(twice);
      if (twice === null || layout?.kind !== 'layout') continue;
      compare(plan.text, twice, layout);
      again++;
    }
    expect(plans).toBe(PLANS);
    expect(again).toBeGreaterThan(100);
    // Every kind of event has happened, and not by a fluke.
    const rarest = [...events].sort(([, a], [, b]) => a - b)[0];
    expect(events.size).toBe(37);
    expect(rarest?.[1]).toBeGreaterThan(5);
  }, 600_000);

  it('is tried on every sentence, each in one plan of twenty at least', () => {
    const table = [...sentences].sort(([, a], [, b]) => b - a);
    const lines = table.map(([sentence, count]) => `${((100 * count) / PLANS).toFixed(1).padStart(5)}%  ${sentence}`);
    console.log(`${PLANS} random plans (${refused} more were refused) say:\n${lines.join('\n')}`);
    expect(table.filter(([, count]) => count < PLANS / 20)).toEqual([]);
    expect(table.length).toBeGreaterThanOrEqual(125);
  });
});
