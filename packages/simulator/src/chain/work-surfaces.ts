/** The chance that a bug surfaces while one work lasts that exposes it at one rate. */
import { quadratureNodes, quadratureWeights } from '../distributions/batch/quadrature.ts';
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { exp, expm1 } from '../math/exp.ts';
import { pow } from '../math/pow.ts';
import type { RandomWork } from './chain.ts';
import { lawOfWork, survivalOf } from './lattice.ts';

/** Times that quadrature goes between: where a time of this law, or the bug, is likely to be. */
const SHARES = [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
const TAILS = [1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12, 1e-15];
const WAITS = [0.01, 0.03, 0.1, 0.3, 0.6, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40];

/**
 * 1 − E exp(−rate·T) = ∫ rate·exp(−rate·x)·P(T > x) dx, by parts; by Gauss–Legendre quadrature between times at which the law or the exponential changes
 * what it does. `rate` is more than 0.
 */
export function surfacesInWork(work: RandomWork, rate: number): number {
  const law = lawOfWork(work);
  const { added, slowestOf } = work;
  const least = law.least + added;
  const cuts = new Set<number>();
  for (const share of SHARES) cuts.add(law.quantile(pow(share, 1 / slowestOf)) + added);
  for (const tail of TAILS) cuts.add(law.upperQuantile(tail / slowestOf) + added);
  for (const wait of WAITS) cuts.add(least + wait / rate);
  for (const { at } of law.atoms) cuts.add(at + added);
  for (const at of law.breaks) cuts.add(at + added);
  const ends = [...cuts].filter((cut) => Number.isFinite(cut) && cut > least).sort((a, b) => a - b);
  // Up to its least the work lasts for sure.
  let chance = -expm1(-rate * least);
  let from = least;
  for (const end of ends) {
    const half = (end - from) / 2;
    let sum = 0;
    for (let i = 0; i < quadratureNodes.length; i++) {
      const x = from + half * (1 + known(quadratureNodes[i]));
      sum += numberAt(quadratureWeights, i) * exp(-rate * x) * survivalOf(work, x);
    }
    chance += rate * half * sum;
    from = end;
  }
  return Math.min(1, Math.max(0, chance));
}
