import type { Layout, Machine } from '@rollout/compiler';
import { numberAt } from '../kernel/elements.ts';
import type { Chain } from './chain.ts';
import { chainOf } from './chain-of.ts';
import { compileChain } from './compile-chain.ts';
import { openSolver, type Solver, solve } from './solver.ts';

export type SolvedChain =
  | { readonly kind: 'solved'; readonly chain: Chain; readonly solver: Solver }
  /** `why`: words that go on from "because". */
  | { readonly kind: 'none'; readonly why: string };

/** What runs that have no end may amount to by rounding. */
const ROUNDING = 1e-9;

/** A machine's chain, solved for its own numbers. */
export function solvedChain(machine: Machine, layout: Layout): SolvedChain {
  const found = chainOf(machine, layout);
  if (found.kind === 'none') return found;
  const { chain } = found;
  const program = compileChain(chain);
  if (program === null) return { kind: 'none', why: 'its bugs and retries combine in too many ways' };
  const solver = openSolver(program);
  solve(solver, chain.numbers);
  let ended = 0;
  for (let i = program.states; i < solver.mass.length; i++) ended += numberAt(solver.mass, i);
  if (!(Math.abs(ended - 1) < ROUNDING)) return { kind: 'none', why: 'some runs have no end' };
  return { kind: 'solved', chain, solver };
}
