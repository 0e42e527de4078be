/** How likely at least so much is. */
import { leading } from '@rollout/language';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { estimate } from '../results/estimate.ts';
import { at } from '../statistics/strata.ts';
import type { Sample } from '../study/sample.ts';
import type { Ways } from '../study/ways.ts';
import type { Exceedance, ExceedancePoint } from './curves-results.ts';

const MOST_POINTS = 64;
/** Of these, those that are as far apart in chance; the others are as far apart in its logarithm, out to the greatest value. */
const EVEN = 32;

/**
 * The chance of at least x, for the values x above 0 that were seen: all of them, or those at which it has fallen by a 32nd of what it is at the least, and then
 * by the same factor each. `known`: as for `shareOf`. `unit`: what one of the values' units makes of what is told.
 */
export function exceedanceOf<Unit>(
  ways: Ways,
  sample: Sample,
  known: readonly (number | null)[] | null,
  strata: number,
  unit: Unit,
  size = 1,
): Exceedance<Unit> {
  const { values, firstOf, order } = descending(sample);
  // From the greatest value down, with all trials that have it or more.
  const chances = new Float64Array(values.length);
  let chance = 0;
  values.forEach((_, i) => {
    for (let k = at(firstOf, i); k < at(firstOf, i + 1); k++) {
      chance += at(ways.weights, at(sample.strata, at(order, k))) * weightOf(sample, at(order, k));
    }
    chances[i] = chance;
  });
  const chosen = choose(chances);
  const hits = new Float64Array(strata);
  const points: ExceedancePoint[] = [];
  let next = 0;
  for (const i of chosen) {
    for (; next < at(firstOf, i + 1); next++) {
      const trial = at(order, next);
      const stratum = at(sample.strata, trial);
      hits[stratum] = at(hits, stratum) + weightOf(sample, trial);
    }
    points.push({ atLeast: at(values, i) / size, probability: estimate(ways.shareOfKept(hits, known)) });
  }
  return { unit, points: points.reverse() };
}

const weightOf = ({ weights }: Sample, trial: number): number => (weights === null ? 1 : at(weights, trial));

/** The different values above 0, the greatest first, and from where to where in `order` the trials stand that have each. */
function descending({ values, size }: Sample): {
  readonly values: readonly number[];
  readonly firstOf: readonly number[];
  readonly order: Uint32Array;
} {
  const order = Uint32Array.from({ length: size }, (_, trial) => trial)
    .filter((trial) => at(values, trial) > 0)
    .sort((a, b) => at(values, b) - at(values, a) || a - b);
  const different: number[] = [];
  const firstOf: number[] = [];
  order.forEach((trial, place) => {
    const value = at(values, trial);
    if (value === different.at(-1)) return;
    different.push(value);
    firstOf.push(place);
  });
  return { values: different, firstOf: [...firstOf, order.length], order };
}

/** Which of the values are told, by their place from the greatest down; `chances` ascend. */
function choose(chances: Float64Array): readonly number[] {
  const count = chances.length;
  if (count <= MOST_POINTS) return Array.from(chances, (_, i) => i);
  const most = at(chances, count - 1);
  const least = at(chances, 0);
  const chosen = new Set([0, count - 1]);
  // The greatest value whose chance is still as large.
  const add = (chance: number): void => {
    chosen.add(leading(count - 1, (i) => at(chances, i) < chance));
  };
  for (let k = 1; k < EVEN; k++) add((most * k) / EVEN);
  const tail = MOST_POINTS - EVEN - 1;
  const factor = exp(log(most / EVEN / least) / tail);
  for (let k = 1, chance = most / EVEN / factor; k < tail; k++, chance /= factor) if (chance > least) add(chance);
  return [...chosen].sort((a, b) => a - b);
}
