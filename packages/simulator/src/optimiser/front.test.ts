import { describe, expect, test } from 'vitest';
import { uniform } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { frontOf } from './front.ts';

/** By the definition: every plan held against every other. */
function byDefinition(costs: readonly Float64Array[]): number[] {
  const count = costs[0]?.length ?? 0;
  const at = (objective: number, plan: number) => costs[objective]?.[plan] ?? Number.NaN;
  const objectives = costs.map((_, objective) => objective);
  const plans = Array.from({ length: count }, (_, plan) => plan).filter((plan) =>
    objectives.every((objective) => !Number.isNaN(at(objective, plan))),
  );
  return plans.filter(
    (plan) =>
      !plans.some((other) => {
        if (other === plan) return false;
        if (objectives.some((objective) => at(objective, other) > at(objective, plan))) return false;
        const better = objectives.some((objective) => at(objective, other) < at(objective, plan));
        return better || other < plan;
      }),
  );
}

describe.each([2, 3])('of %i objectives', (objectives) => {
  test.each([
    ['apart', 1e9],
    ['with many ties', 7],
  ])('costs %s: what every pair says', (_, grain) => {
    const stream = streamOf(drawKey('front'), `costs ${objectives}`, String(grain));
    for (let round = 0; round < 40; round++) {
      const costs = Array.from({ length: objectives }, (_list, objective) =>
        Float64Array.from({ length: 60 }, (_cost, plan) => {
          const u = uniform(stream, round * 1_000 + plan, objective);
          return plan === 13 ? Number.NaN : Math.floor(u * grain);
        }),
      );
      expect(frontOf(costs).sort((a, b) => a - b)).toEqual(byDefinition(costs));
    }
  });
});

test('is sorted by the first objective, and leaves out whom it is told to', () => {
  const costs = [Float64Array.of(3, 1, 2, 1), Float64Array.of(1, 3, 2, 4)];
  expect(frontOf(costs)).toEqual([1, 2, 0]);
  expect(frontOf(costs, (plan) => plan === 1)).toEqual([3, 2, 0]);
});

test('what differs by the order of a sum is alike', () => {
  const costs = [Float64Array.of(0.1 + 0.2, 0.3), Float64Array.of(1, 1)];
  expect(frontOf(costs)).toEqual([0]);
});

test('what is never exposed to an end is on it with Infinity', () => {
  expect(frontOf([Float64Array.of(1, 2), Float64Array.of(Infinity, Infinity)])).toEqual([0]);
});
