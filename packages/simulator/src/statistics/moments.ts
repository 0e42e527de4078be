/**
 * Count, mean, squares about the mean, least and greatest of a measure, for each stratum. Chunks are measured by themselves
 * and merged in order (T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing
 * sample variances", 1979), so that the result has the same bits whoever measured which chunk.
 */
export interface Moments {
  readonly count: Float64Array;
  readonly mean: Float64Array;
  /** Σ (x − mean)². */
  readonly squares: Float64Array;
  /** Infinity where there are none. */
  readonly least: Float64Array;
  /** −Infinity where there are none. */
  readonly most: Float64Array;
}

/** Trials that are measured together; chunks are merged in the order of their first trial. */
export const CHUNK = 1024;

export function emptyMoments(strata: number): Moments {
  return {
    count: new Float64Array(strata),
    mean: new Float64Array(strata),
    squares: new Float64Array(strata),
    least: new Float64Array(strata).fill(Infinity),
    most: new Float64Array(strata).fill(-Infinity),
  };
}

/** Adds a value of a trial in stratum `s`, or of `weight` trials. */
export function addTo(moments: Moments, s: number, value: number, weight = 1): void {
  const { count, mean, squares, least, most } = moments;
  const n = (count[s] ?? 0) + weight;
  const before = value - (mean[s] ?? 0);
  const centre = (mean[s] ?? 0) + (before * weight) / n;
  count[s] = n;
  mean[s] = centre;
  squares[s] = (squares[s] ?? 0) + before * weight * (value - centre);
  if (value < (least[s] ?? Infinity)) least[s] = value;
  if (value > (most[s] ?? -Infinity)) most[s] = value;
}

/** Adds what `next` has measured, of later trials, to `moments`. */
export function mergeInto(moments: Moments, next: Moments): void {
  const { count, mean, squares, least, most } = moments;
  for (let s = 0; s < count.length; s++) {
    const a = count[s] ?? 0;
    const b = next.count[s] ?? 0;
    if (b === 0) continue;
    const n = a + b;
    const difference = (next.mean[s] ?? 0) - (mean[s] ?? 0);
    count[s] = n;
    mean[s] = (mean[s] ?? 0) + (difference * b) / n;
    squares[s] = (squares[s] ?? 0) + (next.squares[s] ?? 0) + (difference * difference * a * b) / n;
    least[s] = Math.min(least[s] ?? Infinity, next.least[s] ?? Infinity);
    most[s] = Math.max(most[s] ?? -Infinity, next.most[s] ?? -Infinity);
  }
}

/**
 * Moments of one value a trial, in chunks from the first trial on: what merging the chunks of many workers gives. NaN is no
 * value: that trial is left out. `stratumOf` null: one stratum. `weights`: how many trials each value stands for; null: one.
 */
export function momentsOf(
  values: ArrayLike<number>,
  stratumOf: ArrayLike<number> | null,
  strata: number,
  weights: ArrayLike<number> | null = null,
): Moments {
  const whole = emptyMoments(strata);
  for (let from = 0; from < values.length; from += CHUNK) {
    const chunk = emptyMoments(strata);
    const to = Math.min(values.length, from + CHUNK);
    for (let i = from; i < to; i++) {
      const value = values[i] as number; // in range: i < length
      if (Number.isNaN(value)) continue;
      const weight = weights === null ? 1 : (weights[i] as number); // as above
      addTo(chunk, stratumOf === null ? 0 : (stratumOf[i] as number), value, weight); // as above
    }
    mergeInto(whole, chunk);
  }
  return whole;
}

/** The least and greatest over all strata; Infinity and −Infinity where there are none. */
export function rangeOf(moments: Moments): { least: number; most: number } {
  return { least: Math.min(...moments.least), most: Math.max(...moments.most) };
}
