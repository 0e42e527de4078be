import { layoutOf, type Machine } from '@rollout/compiler';
import type { Results } from '../results/results.ts';
import { decideWithoutTrials } from './without-trials.ts';

/** Simulated results with those expectations decided exactly of which that is possible. */
export function withExactExpectations(results: Results, machine: Machine): Results {
  const layout = layoutOf(machine);
  if (results.method === 'exact' || machine.expectations.length === 0 || layout.kind !== 'layout') return results;
  const known = decideWithoutTrials(machine, layout);
  const expectations = results.expectations.map((result, index) => {
    const exact = known[index] ?? null;
    return exact === null ? result : { ...exact, level: result.level };
  });
  return { ...results, expectations };
}
