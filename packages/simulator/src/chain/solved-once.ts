/** Whoever asks for the figures of a machine asks for several: its chain is solved once, and its law told once. For reading only. */
import type { Layout, Machine } from '@rollout/compiler';
import type { DurationLaw } from './answer.ts';
import { durationLaw } from './duration-law.ts';
import { type SolvedChain, solvedChain } from './solved-chain.ts';

const solvedBefore = new WeakMap<Machine, SolvedChain>();
const lawsBefore = new WeakMap<SolvedChain, DurationLaw | null>();

export function solvedOnce(machine: Machine, layout: Layout): SolvedChain {
  const solved = solvedBefore.get(machine) ?? solvedChain(machine, layout);
  solvedBefore.set(machine, solved);
  return solved;
}

/** Of the duration of all runs; null: it cannot be told. */
export function lawOnce(solved: Extract<SolvedChain, { kind: 'solved' }>): DurationLaw | null {
  const before = lawsBefore.get(solved);
  if (before !== undefined) return before;
  const law = durationLaw(solved.solver, solved.chain.numbers);
  lawsBefore.set(solved, law);
  return law;
}
