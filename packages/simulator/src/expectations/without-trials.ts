import type { Layout, Machine } from '@rollout/compiler';
import type { ExpectationResults } from '../results/expectation-results.ts';
import { resultOfExact, resultOfProof } from './expectation-results.ts';
import { type FindKnownMeasures, knownMeasures } from './known-measures.ts';

/** One an expectation of the machine: what is proven, or exactly so; null: trials have to tell. `find` null: nothing is known. */
export function decideWithoutTrials(
  machine: Machine,
  layout: Layout,
  find: FindKnownMeasures | null = knownMeasures,
): (ExpectationResults | null)[] {
  const { expectations } = machine;
  const measures = expectations.flatMap((each) => (each.kind === 'measure' ? [each.measure] : []));
  const known = find?.(machine, layout, measures) ?? [];
  let next = 0;
  return expectations.map((expectation) => {
    if (expectation.kind === 'exclusive') return resultOfProof(machine, expectation);
    const figure = known[next++] ?? null;
    if (figure === null) return null;
    const result = resultOfExact(machine, expectation, figure);
    // Bounds may lie to both sides of what was asked.
    return result.status === 'undecided' && figure.low < figure.high ? null : result;
  });
}
