import { layoutOf, type Machine } from '@rollout/compiler';
import type { Results } from '../results/results.ts';
import { withExactFigures } from '../results/with-exact-figures.ts';
import { knownFigures } from './known-figures.ts';
import { solvedChain } from './solved-chain.ts';

/** Results with all that the plan's chain says without sampling; as they are, if it is none. */
export function withChainFigures(results: Results, machine: Machine): Results {
  if (results.method === 'exact') return results;
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return results;
  const solved = solvedChain(machine, layout);
  return solved.kind === 'solved' ? withExactFigures(results, knownFigures(solved, machine)) : results;
}
