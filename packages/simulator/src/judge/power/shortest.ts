/** How long a gate has to look. */
import { normalQuantile } from '../../math/normal.ts';
import { reaches } from './beyond.ts';
import { CRITICAL } from './decide.ts';
import { type GateSamples, powerBy } from './gate-power.ts';
import { memory } from './memory.ts';

/** No gate is advised to take more samples. */
const MOST_SAMPLES = 1_000_000;
/** What a look at the far end takes, and then a first one. */
const FAR_DRAWS = 40;
const FEW_DRAWS = 500;
/** Off by 1% of power at one standard error: the advice is a time, which nobody follows to the second. */
const ENOUGH_DRAWS = 2_500;

/** A number of samples and the gate's power with them. */
interface Point {
  readonly samples: number;
  readonly power: number;
}

/**
 * The shortest time, in milliseconds and a multiple of `every`, after which the gate fails with at least the chance `share` if that bug
 * alone has shown; null if a million samples do not do. Fewer than five samples on each side have no interval at the judge's level, and cry
 * wolf; so a gate that compares takes five at least. The normal score of the power grows nearly as the root of the samples,
 * so that a few powers are enough to find the place, and fewer draws to come near it.
 */
export function shortestThatSees(gate: Omit<GateSamples, 'samples'>, bug: number, share: number): number | null {
  return remember(JSON.stringify([gate, bug, share]), () => search(gate, bug, share));
}

const remember = memory<number | null>();

function search(gate: Omit<GateSamples, 'samples'>, bug: number, share: number): number | null {
  const { health, baseline } = gate;
  const bit = health.moving.indexOf(bug);
  if (bit < 0) return null;
  const least = baseline && health.metrics.some(({ threshold }) => threshold === null) ? leastCompared() : 1;
  const pointBy = (draws: number) => (samples: number) => ({
    samples,
    power: powerBy({ ...gate, samples }, draws).of(1 << bit).fail,
  });
  // What no number of samples shows is not looked for: power grows with them, and comes near 1 or stays far from it.
  if (pointBy(FAR_DRAWS)(MOST_SAMPLES).power < share) return null;
  const near = firstThatSees(pointBy(FEW_DRAWS), share, least, least);
  const found = near === null ? null : firstThatSees(pointBy(ENOUGH_DRAWS), share, least, near);
  return found === null ? null : found * health.every;
}

/** The fewest samples, from `least` on, with which the power is `share`; looked for from `start` on, up and down. */
function firstThatSees(
  pointOf: (samples: number) => Point,
  share: number,
  least: number,
  start: number,
): number | null {
  let above = pointOf(start);
  let below = above;
  for (let stride = 2; above.power < share; stride *= 2) {
    if (above.samples === MOST_SAMPLES) return null;
    below = above;
    above = pointOf(Math.min(MOST_SAMPLES, above.samples + stride));
  }
  for (let stride = 1; below.power >= share; stride *= 2) {
    if (below.samples === least) return least;
    above = below;
    below = pointOf(Math.max(least, below.samples - stride));
  }
  for (let round = 0; above.samples - below.samples > 1; round++) {
    const middle = round % 3 === 2 ? 0.5 * (above.samples + below.samples) : between(below, above, share);
    const samples = Math.min(above.samples - 1, Math.max(below.samples + 1, Math.round(middle)));
    const point = pointOf(samples);
    if (point.power >= share) above = point;
    else below = point;
  }
  return above.samples;
}

/** Where the power would be `share` if its normal score were a straight line in the root of the samples. */
function between(below: Point, above: Point, share: number): number {
  const score = (power: number) => normalQuantile(Math.min(0.9999, Math.max(0.0001, power)));
  const from = score(below.power);
  const part = (score(share) - from) / (score(above.power) - from);
  const root = Math.sqrt(below.samples) + part * (Math.sqrt(above.samples) - Math.sqrt(below.samples));
  return root * root;
}

/** The fewest samples on each side that reach the judge's level. */
function leastCompared(): number {
  let samples = 1;
  while (!reaches(samples, samples, CRITICAL)) samples++;
  return samples;
}
