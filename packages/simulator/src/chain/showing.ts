/** The chance that exposure makes some bugs surface on the way, and others not. */
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { expm1 } from '../math/exp.ts';
import { log1p } from '../math/log.ts';
import type { Arc, ChainShape } from './chain.ts';
import { partMoments } from './part-moments.ts';
import { surfacesIn } from './part-surfaces.ts';
import type { Factor } from './program.ts';

/**
 * A bug of rate λ stays hidden over an exposure of e with chance exp(−λe), so that one after the other takes the product, and several bugs the
 * sum of their λe. What is random is integrated part by part. Where several surface at once: inclusion and exclusion.
 */
export function chanceOfShowing(
  shape: ChainShape,
  { surface, hide, arcs }: Extract<Factor, { kind: 'showing' }>,
  numbers: Float64Array,
): number {
  const [only] = surface;
  if (only !== undefined && surface.length === 1) {
    // The bugs that hide, times 1 minus what it is that this one hides, too.
    const without = logHidden(shape, hide, arcs, numbers);
    return -expm1(logHidden(shape, [...hide, only], arcs, numbers) - without) * (1 + expm1(without));
  }
  let sum = 0;
  for (let set = 0; set < 2 ** surface.length; set++) {
    const own = surface.filter((_, bit) => ((set >> bit) & 1) === 1);
    const sign = own.length % 2 === 0 ? 1 : -1;
    sum += sign * (1 + expm1(logHidden(shape, [...hide, ...own], arcs, numbers)));
  }
  return Math.max(0, sum);
}

/** The logarithm of the chance that all of these stay hidden. */
function logHidden(shape: ChainShape, bugs: readonly number[], arcs: readonly number[], numbers: Float64Array): number {
  let sum = 0;
  for (const index of arcs) {
    const arc = known(shape.arcs[index]);
    for (const bug of bugs) sum -= rateOf(shape, bug, numbers) * fixedExposure(arc, bug, numbers);
    for (const part of arc.random) {
      sum += log1p(
        -surfacesIn(
          part,
          bugs,
          bugs.map((bug) => rateOf(shape, bug, numbers)),
        ),
      );
    }
  }
  return sum;
}

function rateOf({ bugs }: ChainShape, bug: number, numbers: Float64Array): number {
  const { hazard } = known(bugs[bug]);
  return hazard === null ? 0 : numberAt(numbers, hazard);
}

/** What of its exposure is not random. */
function fixedExposure({ at, random }: Arc, bug: number, numbers: Float64Array): number {
  let exposure = numberAt(numbers, at + 2 + bug);
  for (const part of random) exposure -= known(partMoments(part).exposures[bug]);
  return exposure;
}
