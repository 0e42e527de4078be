import { at, type Strata } from '../strata.ts';

/** What every trial of a stratum is known to give, before it runs: a number; NaN: nothing, it is not asked about; null: not known. */
export type Known = number | null;

/** The trials that a figure is about, as strata of their own. */
export interface Kind {
  readonly strata: Strata;
  readonly known: readonly Known[];
  /** Trials asked about in each stratum. */
  readonly asked: Float64Array;
  /** Weight of one trial of each stratum; 0 where none ran, or none is asked about. */
  readonly weights: Float64Array;
  /** Of all trials that are asked about, those of strata that are known included. */
  readonly weight: number;
  /** Probability of strata that may hold anything, for none of their trials ran. */
  readonly unseen: number;
}

export function kindOf(strata: Strata, asked: ArrayLike<number>, known: readonly Known[] | null): Kind {
  const count = strata.trials.length;
  const weights = new Float64Array(count);
  const counted = new Float64Array(count);
  const all = Array.from({ length: count }, (_, s) => known?.[s] ?? null);
  let weight = 0;
  let unseen = 0;
  for (let s = 0; s < count; s++) {
    const p = at(strata.probabilities, s);
    const n = at(strata.trials, s);
    const value = all[s] ?? null;
    if (!(p > 0) || Number.isNaN(value)) continue;
    if (value !== null) {
      weight += p;
      continue;
    }
    if (!(n > 0)) {
      unseen += p;
      continue;
    }
    weights[s] = p / n;
    counted[s] = at(asked, s);
    weight += (p / n) * at(asked, s);
  }
  return { strata, known: all, asked: counted, weights, weight, unseen };
}

/** Strata of which a trial more might tell something new. */
export function openStrata({ weights }: Kind): number[] {
  return Array.from(weights, (weight, s) => (weight > 0 ? s : -1)).filter((s) => s >= 0);
}

/** What trials of a stratum that are asked about have given. */
export interface Amounts {
  readonly values: Float64Array;
  /** How many trials gave each; null: one. */
  readonly counts: Float64Array | null;
}
