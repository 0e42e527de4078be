/**
 * Whom a flag has reached by then, held against brute force: every way in which stages can begin and end is gone through, and for how many
 * users the flag is on is written down wherever one begins.
 */
import { checkText, hasErrors } from '@rollout/language';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { MARKET } from './testing/market.ts';
import { type Order, partialOrders, stagesIn } from './testing/orders.ts';

const TASKS = {
  few: { does: 'enable new-cart for internal', users: 4_000 },
  off: { does: 'disable new-cart', users: 0 },
  some: { does: 'enable new-cart for early', users: 104_000 },
  again: { does: 'enable new-cart for internal, early', users: 4_000 },
} as const;

type Task = keyof typeof TASKS;

/** What a task finds at its beginning, over all runs: the fewest users for whom the flag is on, and the most. */
type Found = Map<Task, { least: number; most: number }>;

function goThrough(order: Order<Task>): Found {
  const found: Found = new Map();
  const seen = new Set<string>();
  const go = (started: readonly Task[], ended: readonly Task[], users: number) => {
    const key = `${started.toSorted().join()} ${ended.toSorted().join()} ${users}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const [task, after] of order) {
      if (!started.includes(task) && after.every((before) => ended.includes(before))) {
        const { least, most } = found.get(task) ?? { least: Infinity, most: 0 };
        found.set(task, { least: Math.min(least, users), most: Math.max(most, users) });
        go([...started, task], ended, users);
      }
      if (started.includes(task) && !ended.includes(task)) {
        // The last of its sentence is what it leaves behind.
        const reached = task === 'again' ? TASKS.some.users : TASKS[task].users;
        go(started, [...ended, task], reached === 0 ? 0 : Math.max(users, reached));
      }
    }
  };
  go([], [], 0);
  return found;
}

test('a flag reaches nobody new, or is off, exactly where it does in every run', () => {
  // `again` begins with `internal`, which is what is looked at first: its second half comes in the same stage.
  const orders = partialOrders(['few', 'off', 'some', 'again']);
  const plans = orders.map(
    (order, number) => `plan p${number} of checkout, billing on fleet using quick {
      stage code { deploy all }
      ${stagesIn(order, (task) => TASKS[task].does)}
    }`,
  );
  const text = `${MARKET}\n${plans.join('\n')}`;
  const { program, diagnostics } = checkText(text);
  expect(hasErrors(diagnostics)).toBe(false);
  let refused = 0;
  orders.forEach((order, number) => {
    const plan = program.plans[number];
    const told = compile(program, `p${number}`).diagnostics.filter(({ severity }) => severity !== 'hint');
    const tasks = (code: string) =>
      plan?.stages
        .filter(({ steps }) =>
          told.some(({ code: own, span }) =>
            steps.some(
              ({ location }) => own === code && span.start >= location.span.start && span.end <= location.span.end,
            ),
          ),
        )
        .map(({ name }) => name)
        .toSorted();
    const found = [...goThrough(order)];
    const nobody = found.flatMap(([task, { least }]) => (task !== 'off' && least >= TASKS[task].users ? [task] : []));
    const off = found.flatMap(([task, { most }]) => (task === 'off' && most === 0 ? [task] : []));
    expect(tasks('reaches-nobody-new'), plans[number]).toEqual(nobody.toSorted());
    expect(tasks('disable-too-early'), plans[number]).toEqual(off);
    if (nobody.length > 0) refused++;
  });
  expect(refused).toBeGreaterThan(50);
  expect(refused).toBeLessThan(orders.length);
});
