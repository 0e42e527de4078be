/** What the checks promise, held against runs in which nothing fails and no bug is there. */
import { checkText, hasErrors } from '@rollout/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import type { Machine } from '../machine/machine.ts';
import { drive } from '../machine/testing/drive.ts';
import { randomSource } from '../testing/random-source.ts';

const HOUR = 3_600_000;
const UNITS = { d: 24 * HOUR, h: HOUR, m: 60_000, s: 1_000, ms: 1 } as const;

/** How the plan ends, and when. Waits take their least, and confidence comes at once. */
function calmly(machine: Machine): { readonly outcome: string; readonly at: number } {
  const { state } = drive(machine, {
    bugs: machine.numbers.bugs.map(() => ({ there: false })),
    fate: (work) => {
      if (work.kind === 'confidence') return { after: 0, reached: true };
      return work.kind === 'wait' ? { after: HOUR } : undefined;
    },
  });
  return { outcome: state.course.kind === 'ended' ? state.course.outcome : state.course.kind, at: state.at };
}

/** The time that the compiler says a plan takes at least: what it says of a deadline that nothing can meet. null: no time at all. */
function leastTime(text: string): number | null {
  const { program } = checkText(text.replace('using quick {', 'using quick {\ndeadline 1ms'));
  const said = compile(program).diagnostics.find(
    ({ code }) => code === 'deadline-impossible' || code === 'freeze-swallows',
  );
  const least = / at least (\S+?),? /.exec(said?.message ?? '')?.[1];
  if (least === undefined) return null;
  return [...least.matchAll(/(\d+)(ms|[dhms])/g)].reduce(
    // The pattern lets no other unit through.
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS],
    0,
  );
}

test('a plan that compiles completes, and in no less time than the compiler says it takes', () => {
  let completed = 0;
  let exact = 0;
  fc.assert(
    fc.property(randomSource, (text) => {
      const { program, diagnostics } = checkText(text);
      const machine = hasErrors(diagnostics) ? null : compile(program).machine;
      if (machine === null) return;
      const { outcome, at } = calmly(machine);
      expect(outcome).toBe('completed');
      completed++;
      if (text.includes('deadline')) return;
      const least = leastTime(text);
      // A plan without a start begins at its first opening; nobody knows that, so only what it takes without the calendar is said.
      expect(least ?? 0).toBeLessThanOrEqual(at);
      if (least === at) exact++;
    }),
    { numRuns: 250, seed: 11 },
  );
  expect(completed).toBeGreaterThan(50);
  // Where units go one by one and nothing holds them, the bound is the time itself.
  expect(exact).toBeGreaterThan(10);
});
