/** Values kept one by one, with the stratum of the trial each is of: for quantiles, which sums cannot give. */
export interface Sample {
  size: number;
  values: Float64Array;
  strata: Uint16Array;
  /** Of each; null: they weigh alike. */
  weights: Float64Array | null;
}

const FIRST = 1_024;

export function emptySample(): Sample {
  return { size: 0, values: new Float64Array(FIRST), strata: new Uint16Array(FIRST), weights: null };
}

export function emptyWeightedSample(): Sample {
  return { ...emptySample(), weights: new Float64Array(FIRST) };
}

export function keep(sample: Sample, value: number, stratum: number, weight: number): void {
  if (sample.size === sample.values.length) {
    const values = new Float64Array(2 * sample.size);
    values.set(sample.values);
    const strata = new Uint16Array(2 * sample.size);
    strata.set(sample.strata);
    sample.values = values;
    sample.strata = strata;
    if (sample.weights !== null) {
      const weights = new Float64Array(2 * sample.size);
      weights.set(sample.weights);
      sample.weights = weights;
    }
  }
  sample.values[sample.size] = value;
  sample.strata[sample.size] = stratum;
  if (sample.weights !== null) sample.weights[sample.size] = weight;
  sample.size += 1;
}

export function copySample({ size, values, strata, weights }: Sample): Sample {
  return { size, values: values.slice(), strata: strata.slice(), weights: weights === null ? null : weights.slice() };
}
