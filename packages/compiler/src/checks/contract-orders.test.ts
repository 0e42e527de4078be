/**
 * The order of a contract, held against brute force: every way in which what a plan does can follow one another is gone through, whatever runs
 * side by side beginning and ending in any order, and looked at for what starts too early.
 */
import { checkText, hasErrors } from '@rollout/language';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { MARKET } from './testing/market.ts';
import { type Order, partialOrders, permutations, stagesIn, weakOrders } from './testing/orders.ts';

const TASKS = {
  prepare: { does: 'expand orders takes 1h', needs: [] },
  shop: { does: 'deploy all of checkout', needs: ['prepare'] },
  pay: { does: 'deploy all of billing', needs: ['prepare'] },
  data: { does: 'migrate orders takes 2h', needs: ['prepare'] },
  clean: { does: 'contract orders takes 1h', needs: ['prepare', 'shop', 'pay', 'data'] },
} as const satisfies Record<string, { readonly does: string; readonly needs: readonly string[] }>;

type Task = keyof typeof TASKS;
// The keys of a constant are those of its type.
const all = Object.keys(TASKS) as readonly Task[];

/** Tasks that begin, in one of all the runs, before what they need has ended. */
function tooEarly(order: Order<Task>): readonly Task[] {
  const found = new Set<Task>();
  const seen = new Set<string>();
  const go = (started: readonly Task[], ended: readonly Task[]) => {
    const key = `${[...started].sort().join()} ${[...ended].sort().join()}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const [task, after] of order) {
      if (!started.includes(task) && after.every((before) => ended.includes(before))) {
        if (TASKS[task].needs.some((need) => order.has(need) && !ended.includes(need))) found.add(task);
        go([...started, task], ended);
      }
      if (started.includes(task) && !ended.includes(task)) go(started, [...ended, task]);
    }
  };
  go([], []);
  return [...found].toSorted();
}

/** For each plan the tasks that the compiler finds wrong, by where it says so. All stand in one text, for that is read once. */
function refusedTasks(plans: readonly string[]): readonly (readonly Task[])[] {
  const text = `${MARKET}\n${plans.map((stages, number) => `plan p${number} of checkout, billing on fleet using quick {\n${stages}\n}`).join('\n')}`;
  const { program, diagnostics } = checkText(text);
  expect(hasErrors(diagnostics)).toBe(false);
  return plans.map((_, number) => {
    const { machine, diagnostics: found } = compile(program, `p${number}`);
    const errors = found.filter(({ severity }) => severity === 'error');
    expect(machine === null).toBe(errors.length > 0);
    const sentences = new Set(errors.map(({ span }) => text.slice(span.start, span.end)));
    const tasks = all.filter((task) => sentences.has(TASKS[task].does));
    expect(sentences.size).toBe(tasks.length);
    return tasks.toSorted();
  });
}

/** Holds the compiler to brute force; gives how many of the plans are right. */
function compare(plans: readonly { readonly order: Order<Task>; readonly stages: string }[]): number {
  const refused = refusedTasks(plans.map(({ stages }) => stages));
  plans.forEach(({ order, stages }, index) => {
    expect(refused[index], stages).toEqual(tooEarly(order));
  });
  return refused.filter((tasks) => tasks.length === 0).length;
}

const stage = (task: Task) => `stage ${task} { ${TASKS[task].does} }`;

test('one after the other, in one stage', () => {
  const right = compare(
    permutations(all).map((tasks) => ({
      order: new Map(tasks.map((task, index) => [task, tasks.slice(0, index)])),
      stages: `stage all {\n${tasks.map((task) => TASKS[task].does).join('\n')}\n}`,
    })),
  );
  // Expand first and contract last: the three between them in any order.
  expect(right).toBe(6);
});

test('in stages one after the other and side by side', () => {
  const orders = weakOrders(all);
  // The fifth ordered Bell number.
  expect(orders.length).toBe(541);
  const right = compare(
    orders.map((groups) => ({
      order: new Map(
        groups.flatMap((group, index) => group.map((task) => [task, groups.slice(0, index).flat()] as const)),
      ),
      stages: groups.map((group) => `parallel { ${group.map(stage).join('\n')} }`).join('\n'),
    })),
  );
  // Expand alone first, contract alone last, and three between them in any of the third ordered Bell number of ways.
  expect(right).toBe(13);
});

test('in every graph of stages', () => {
  const orders = partialOrders(['prepare', 'shop', 'pay', 'clean']);
  // As many as there are partial orders of four things (OEIS A001035).
  expect(orders.length).toBe(219);
  const right = compare(orders.map((order) => ({ order, stages: stagesIn(order, (task) => TASKS[task].does) })));
  // Expand before everything and contract after everything: the two services in one order, in the other, or side by side.
  expect(right).toBe(3);
});
