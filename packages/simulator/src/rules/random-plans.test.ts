/**
 * Random plans in which nothing but one bug goes wrong, and all times are fixed: what gates find of it, as it is read off the calm run, is
 * what all runs of the plan together say.
 */
import { type Layout, layoutOf, type Machine } from '@rollout/compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { usualRun } from '../checks/calm-run.ts';
import { lawOf } from '../distributions/index.ts';
import { exactFigures } from '../exact/index.ts';
import { compiledPlan } from '../kernel/testing/compiled-plan.ts';
import { pickFrom } from '../kernel/testing/pick.ts';
import { randomPlan } from '../kernel/testing/random-plan.ts';
import { outlookOf } from './outlook.ts';

const PLANS = 80;
/** Of those that are gone through one by one. */
const MOST_RUNS = 200;

it('what gates find of a bug is what all runs say', () => {
  let compared = 0;
  for (const gen of fc.sample(fc.gen(), { seed: 20_261_122, numRuns: PLANS })) {
    const made = compiledPlan(randomPlan(pickFrom(gen, new Set())));
    if (made === null || made.machine.landing > 0) continue;
    const calmed = calm(made.machine);
    for (const [bug, { surfaces, shows }] of calmed.numbers.bugs.entries()) {
      // Which of two ways comes first between two looks is not told.
      if (surfaces !== null && shows.some((each) => each.found)) continue;
      const machine = withOnly(calmed, bug);
      const layout = layoutOf(machine);
      if (layout.kind !== 'layout') continue;
      const missed = missedIn(machine, layout, bug);
      if (missed === null) continue;
      const found = { kind: 'chance', of: { kind: 'found', bug, stage: null }, given: { kind: 'bug', bug } } as const;
      const exactly = exactFigures(machine, layout, [found], MOST_RUNS);
      const chance = exactly.kind === 'exact' ? exactly.values[0] : undefined;
      if (chance === undefined || Number.isNaN(chance)) continue;
      expect(missed).toBeCloseTo(1 - chance, 8);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(12);
});

/** null: the plan does not come to its end, or nothing of the bug can be there. */
function missedIn(machine: Machine, layout: Layout, bug: number): number | null {
  const run = usualRun(machine, layout);
  if (!run.log.some((event) => event.kind === 'plan-ended' && event.outcome === 'completed')) return null;
  const own = outlookOf(machine, layout, run).bugs[bug];
  return own === undefined || own.present === 0 ? null : own.missed;
}

/** All times are their medians, and nothing fails, refuses, goes out or gives a false alarm; nobody watches, and no check is judged by metrics. */
function calm(machine: Machine): Machine {
  const { numbers } = machine;
  const quiet: Machine = {
    ...machine,
    watches: [],
    timeout: null,
    stages: machine.stages.map((stage) => ({
      ...stage,
      handlers: { ...stage.handlers, timeout: null, failures: null },
    })),
    numbers: {
      ...numbers,
      fastTrack: 0,
      deploy: { ...numbers.deploy, fails: [] },
      rollback: { ...numbers.rollback, fails: 0 },
      outages: [],
      incidents: [],
      bugs: numbers.bugs.map((bug) => ({ ...bug, downs: null })),
      checks: numbers.checks.map((check) => ({ ...check, health: null, gate: { ...check.gate, falseAlarm: 0 } })),
    },
  };
  // JSON in, JSON of the same shape out.
  return atMedians(quiet, '') as Machine;
}

function atMedians(value: unknown, key: string): unknown {
  if (key === 'refuses' || key === 'fails') return typeof value === 'number' ? 0 : value;
  if (Array.isArray(value)) return value.map((each) => atMedians(each, ''));
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'takes') {
    // Only distributions are called that.
    const law = lawOf(value as Parameters<typeof lawOf>[0]);
    return { kind: 'fixed', value: Math.ceil(law.median) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, atMedians(own, name)]));
}

function withOnly(machine: Machine, bug: number): Machine {
  const { bugs } = machine.numbers;
  const alone = bugs.map((each, index) => (index === bug ? each : { ...each, present: 0, shows: [] }));
  return { ...machine, numbers: { ...machine.numbers, bugs: alone, atMostOne: [] } };
}
