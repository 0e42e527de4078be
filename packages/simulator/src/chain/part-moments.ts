/** How long a random part takes on average, and how much it exposes. */
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { square } from '../math/square.ts';
import type { RandomPart, RandomWork } from './chain.ts';
import { beyond, isAtomic, latticeOf, latticeOfPart, lawOfWork, ROUNDED_UP } from './lattice.ts';

/** Chance that is left out beyond the end of a grid. */
const TRIFLE = 1e-14;
const CELLS = 8_192;

export interface PartMoments {
  readonly time: number;
  readonly variance: number;
  /** Per bug. */
  readonly exposures: readonly number[];
}

/**
 * Mean and variance of its length and means of exposure. What is one work after the other, each alone, is exact; else the length is worked out on a grid of
 * 8,192 cells, of which values are off by half a step each at most, either way, and their mean by far less.
 */
export function partMoments(part: RandomPart): PartMoments {
  const before = ofParts.get(part);
  if (before !== undefined) return before;
  const moments = momentsOfPart(part);
  ofParts.set(part, moments);
  return moments;
}

const ofParts = new WeakMap<RandomPart, PartMoments>();

function momentsOfPart(part: RandomPart): PartMoments {
  const works = part.groups.map((group) => group.map(momentsOf));
  const [only] = works;
  const whole = works.length === 1 && only !== undefined ? sumOf(only) : longest(part);
  return {
    ...whole,
    exposures: part.before.map((rate, bug) => {
      let exposure = rate * whole.time;
      part.groups.forEach((group, g) => {
        let at = 0;
        group.forEach(({ gains }, i) => {
          at += known(known(works[g])[i]).time;
          exposure += known(gains[bug]) * (whole.time - at);
        });
      });
      return exposure;
    }),
  };
}

interface Moments {
  readonly time: number;
  readonly variance: number;
}

const sumOf = (works: readonly Moments[]): Moments => ({
  time: works.reduce((sum, { time }) => sum + time, 0),
  variance: works.reduce((sum, { variance }) => sum + variance, 0),
});

const kept = new Map<string, Moments>();

function momentsOf(work: RandomWork): Moments {
  const law = lawOfWork(work);
  if (law.least === law.most) return { time: Math.ceil(law.least + work.added), variance: 0 };
  if (work.slowestOf === 1) {
    return { time: law.mean + work.added + (isAtomic(work) ? 0 : ROUNDED_UP), variance: law.variance };
  }
  const key = JSON.stringify([work.law, work.slowestOf, work.added]);
  const before = kept.get(key);
  if (before !== undefined) return before;
  const step = beyond(work, TRIFLE) / CELLS;
  return keep(key, momentsOn(latticeOf(work, step, CELLS), step));
}

const MOST_KNOWN = 1_024;

function keep(key: string, moments: Moments): Moments {
  if (kept.size > MOST_KNOWN) kept.clear();
  kept.set(key, moments);
  return moments;
}

function longest(part: RandomPart): Moments {
  const key = JSON.stringify(
    part.groups.map((group) => group.map(({ law, slowestOf, added }) => [law, slowestOf, added])),
  );
  const before = kept.get(key);
  if (before !== undefined) return before;
  const span = Math.max(...part.groups.map((group) => group.reduce((sum, work) => sum + beyond(work, TRIFLE), 0)));
  const step = span / CELLS;
  return keep(key, momentsOn(latticeOfPart(part, step, CELLS), step));
}

function momentsOn(chances: Float64Array, step: number): Moments {
  const mean = meanOn(chances);
  let variance = 0;
  for (let cell = 0; cell < chances.length; cell++) variance += numberAt(chances, cell) * square(cell - mean);
  // Sheppard's correction: rounding to a grid adds a twelfth of a square step.
  return { time: mean * step, variance: Math.max(0, variance - 1 / 12) * square(step) };
}

/** In cells. */
export function meanOn(chances: Float64Array): number {
  let mean = 0;
  for (let cell = 0; cell < chances.length; cell++) mean += numberAt(chances, cell) * cell;
  return mean;
}
