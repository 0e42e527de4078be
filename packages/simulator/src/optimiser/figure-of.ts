/** From the values of trials to a figure with its interval. */
import {
  deviationOf,
  type Figure,
  meanOf,
  momentsOf,
  ordered,
  quantileOf,
  type Strata,
  shareAmong,
  shareOf,
  strataOf,
} from '../statistics/index.ts';
import type { Target } from './objective.ts';
import type { Samples } from './samples.ts';

/** What the samples say of one of their targets. */
export function figureOf(target: Target, samples: Samples, index: number, level: number): Figure {
  const { values, strata, stratumOf, known } = valuesIn(samples, index);
  const statistic = target.kind === 'measure' && target.measure.kind === 'statistic' ? target.measure.statistic : null;
  switch (statistic?.kind) {
    case 'quantile':
      return quantileOf(ordered(strata, values, stratumOf), statistic.p, level, 0);
    case 'sd':
      return deviationOf(strata, values, stratumOf, level);
    // What has been seen; how far beyond it others lie nobody knows.
    case 'min':
      return extreme(values, Math.min, { low: 0, high: Infinity });
    case 'max':
      return extreme(values, Math.max, { low: 0, high: Infinity });
    case 'mean':
      return meanOf(strata, momentsOf(values, stratumOf, strata.trials.length), level, 0);
    case undefined:
      return shareIn(strata, values, stratumOf, known, level);
  }
}

/** The trials that there are, of one target. */
export function valuesIn(
  { values, size, stratumOf, probabilities, known }: Samples,
  index: number,
): {
  readonly values: Float64Array;
  readonly stratumOf: Uint16Array;
  readonly strata: Strata;
  readonly known: readonly (number | null)[];
} {
  const own = values[index];
  const certain = known[index];
  if (own === undefined || certain === undefined) throw new Error(`the samples have no target ${index}`);
  const used = stratumOf.subarray(0, size);
  return { values: own.subarray(0, size), stratumOf: used, strata: strataOf(probabilities, used), known: certain };
}

/** Of values from 0 to 1. Where all are 0 or 1 they are counted. */
function shareIn(
  strata: Strata,
  values: Float64Array,
  stratumOf: Uint16Array,
  known: readonly (number | null)[],
  level: number,
): Figure {
  if (values.some((value) => value !== 0 && value !== 1 && !Number.isNaN(value))) {
    const { value, low, high } = meanOf(strata, momentsOf(values, stratumOf, strata.trials.length), level, 0);
    return { value, low, high: Math.min(1, high) };
  }
  const hits = countOf(strata, stratumOf, (trial) => values[trial] === 1);
  if (!values.some(Number.isNaN)) return shareOf(strata, hits, level, known);
  return shareAmong(
    strata,
    hits,
    countOf(strata, stratumOf, (trial) => !Number.isNaN(values[trial])),
    level,
  );
}

/** In how many trials of each stratum something holds. */
export function countOf(strata: Strata, stratumOf: Uint16Array, holds: (trial: number) => boolean): Float64Array {
  const counts = new Float64Array(strata.trials.length);
  stratumOf.forEach((stratum, trial) => {
    if (holds(trial)) counts[stratum] = (counts[stratum] ?? 0) + 1;
  });
  return counts;
}

function extreme(
  values: Float64Array,
  pick: (a: number, b: number) => number,
  unknown: { readonly low: number; readonly high: number },
): Figure {
  let value = Number.NaN;
  for (const each of values) {
    if (!Number.isNaN(each)) value = Number.isNaN(value) ? each : pick(value, each);
  }
  if (Number.isNaN(value)) return { value, ...unknown };
  return pick(0, 1) === 0 ? { value, low: 0, high: value } : { value, low: value, high: Infinity };
}
