/** Values kept one by one, with the stratum of the trial each is of: for quantiles, which sums cannot give. */
export interface Sample {
  size: number;
  values: Float64Array;
  strata: Uint16Array;
}

export function emptySample(): Sample {
  return { size: 0, values: new Float64Array(1_024), strata: new Uint16Array(1_024) };
}

export function keep(sample: Sample, value: number, stratum: number): void {
  if (sample.size === sample.values.length) {
    const values = new Float64Array(2 * sample.size);
    values.set(sample.values);
    const strata = new Uint16Array(2 * sample.size);
    strata.set(sample.strata);
    sample.values = values;
    sample.strata = strata;
  }
  sample.values[sample.size] = value;
  sample.strata[sample.size] = stratum;
  sample.size += 1;
}

export function copySample({ size, values, strata }: Sample): Sample {
  return { size, values: values.slice(), strata: strata.slice() };
}
