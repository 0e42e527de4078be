import { type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { exactFigures, type FindExactFigures } from '../exact/index.ts';
import type { Results } from '../results/results.ts';
import { resultOfExact } from './expectation-results.ts';

/** Per expectation; null: not known exactly. Where not all are, each may be by itself. */
export function exactValues(machine: Machine, layout: Layout, exact: FindExactFigures): (number | null)[] {
  const asked = machine.expectations.flatMap((each, index) => (each.kind === 'measure' ? [{ ...each, index }] : []));
  const values: (number | null)[] = machine.expectations.map(() => null);
  if (asked.length === 0) return values;
  const measures = asked.map(({ measure }) => measure);
  const together = exact(machine, layout, measures);
  asked.forEach(({ index, measure }, place) => {
    const found = together.kind === 'exact' || asked.length === 1 ? together : exact(machine, layout, [measure]);
    if (found.kind === 'exact') values[index] = found.values[together.kind === 'exact' ? place : 0] ?? null;
  });
  return values;
}

/** Simulated results with those expectations decided exactly of which that is possible. */
export function withExactExpectations(results: Results, machine: Machine): Results {
  const layout = layoutOf(machine);
  if (results.method === 'exact' || machine.expectations.length === 0 || layout.kind !== 'layout') return results;
  const values = exactValues(machine, layout, exactFigures);
  const expectations = results.expectations.map((result, index) => {
    const expectation = machine.expectations[index];
    const value = values[index] ?? null;
    if (expectation?.kind !== 'measure' || value === null) return result;
    return { ...resultOfExact(machine, expectation, value), level: result.level };
  });
  return { ...results, expectations };
}
