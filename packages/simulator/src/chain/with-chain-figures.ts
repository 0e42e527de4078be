import { layoutOf, type Machine } from '@rollout/compiler';
import type { Results } from '../results/results.ts';
import { withExactFigures } from '../results/with-exact-figures.ts';
import { knownFigures } from './known-figures.ts';
import { solvedOnce } from './solved-once.ts';

/** Results with all that the plan's chain says without sampling; as they are, if it is none. */
export function withChainFigures(results: Results, machine: Machine): Results {
  return results.method === 'exact' ? results : refiningByChain(machine)(results);
}

/** The same for many results of one plan: its chain is solved once. */
export function refiningByChain(machine: Machine): (results: Results) => Results {
  const layout = layoutOf(machine);
  const solved = layout.kind === 'layout' ? solvedOnce(machine, layout) : null;
  if (solved?.kind !== 'solved') return (results) => results;
  const known = knownFigures(solved, machine);
  return (results) => withExactFigures(results, known);
}
