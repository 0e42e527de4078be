import { compile, type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { createKernel } from './create-kernel.ts';
import { firstDifference } from './testing/first-difference.ts';
import { pickFrom } from './testing/pick.ts';
import { randomPlan } from './testing/random-plan.ts';

const PLANS = 1000;
const SEED = 20_261_122;

/** null: the checker or the compiler refuses the plan. */
function compiled(text: string): { machine: Machine; layout: Layout } | null {
  const { program, diagnostics } = checkText(text);
  if (diagnostics.some(({ severity }) => severity === 'error')) return null;
  const { machine } = compile(program);
  const layout = machine === null ? null : layoutOf(machine);
  return machine === null || layout?.kind !== 'layout' ? null : { machine, layout };
}

/** The last step that deploys selects what the first one has; null: there are no two. */
function deployedAgain(machine: Machine): Machine | null {
  const deploys = machine.steps.flatMap((step, index) => (step.kind === 'deploy' ? [{ step, index }] : []));
  const [first, last] = [deploys[0], deploys.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return { ...machine, steps: machine.steps.with(last.index, { ...last.step, select: first.step.select }) };
}

describe(`the kernel on ${PLANS} random plans`, () => {
  const plans: { text: string; machine: Machine; layout: Layout }[] = [];
  const sentences = new Map<string, number>();
  let refused = 0;
  for (const gen of fc.sample(fc.gen(), { seed: SEED, numRuns: 2 * PLANS })) {
    if (plans.length === PLANS) break;
    const says = new Set<string>();
    const text = randomPlan(pickFrom(gen, says));
    const made = compiled(text);
    if (made === null) {
      refused++;
      continue;
    }
    plans.push({ text, ...made });
    for (const sentence of says) sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1);
  }

  it('has the traces and the records of step', () => {
    const events = new Map<string, number>();
    for (const { text, machine, layout } of plans) {
      const kernel = createKernel(machine, layout, openLuck(machine, layout, 'a seed'));
      // A trial before shows that nothing of it is left.
      const { log } = kernel.trace(1);
      expect(firstDifference(machine, layout, 'a seed', kernel, 2), text).toBeNull();
      for (const { kind } of log) events.set(kind, (events.get(kind) ?? 0) + 1);
    }
    // Every kind of event has happened, and not by a fluke.
    const rarest = [...events].sort(([, a], [, b]) => a - b)[0];
    expect(events.size).toBe(25);
    expect(rarest?.[1]).toBeGreaterThan(5);
  }, 120_000);

  it('does so where servers are deployed to again, which the compiler refuses', () => {
    let tried = 0;
    for (const { text, machine } of plans.slice(0, 300)) {
      const again = deployedAgain(machine);
      const layout = again === null ? null : layoutOf(again);
      if (again === null || layout?.kind !== 'layout') continue;
      tried++;
      const kernel = createKernel(again, layout, openLuck(again, layout, 'a seed'));
      expect(firstDifference(again, layout, 'a seed', kernel, 1), text).toBeNull();
    }
    expect(tried).toBeGreaterThan(100);
  }, 60_000);

  it('is tried on every sentence, each in one plan of twenty at least', () => {
    const table = [...sentences].sort(([, a], [, b]) => b - a);
    const lines = table.map(([sentence, count]) => `${((100 * count) / PLANS).toFixed(1).padStart(5)}%  ${sentence}`);
    console.log(`${PLANS} random plans (${refused} more were refused) say:\n${lines.join('\n')}`);
    expect(table.filter(([, count]) => count < PLANS / 20)).toEqual([]);
    expect(table.length).toBeGreaterThanOrEqual(75);
  });
});
