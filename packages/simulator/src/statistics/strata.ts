/**
 * How the trials of a study are divided: a stratum is drawn with its probability in reality, and was given so many of the
 * trials here, whatever its probability. A study without strata is one stratum of probability 1.
 */
export interface Strata {
  /** They sum to 1. */
  readonly probabilities: Float64Array;
  /** Trials run in each. */
  readonly trials: Float64Array;
}

/** Counts the trials of each stratum; `stratumOf` has one entry a trial. */
export function strataOf(probabilities: Float64Array, stratumOf: ArrayLike<number>): Strata {
  const trials = new Float64Array(probabilities.length);
  for (let i = 0; i < stratumOf.length; i++) {
    const s = stratumOf[i] as number; // in range: i < length
    trials[s] = (trials[s] ?? 0) + 1;
  }
  return { probabilities, trials };
}

/** One stratum with so many trials. */
export function unstratified(trials: number): Strata {
  return { probabilities: Float64Array.of(1), trials: Float64Array.of(trials) };
}

/** What was measured of stratum s: its probability and trials, from arrays that have an entry for every stratum. */
export function at(array: ArrayLike<number>, s: number): number {
  return array[s] as number; // every array of a study has one entry a stratum
}
