/** A random part's length on a grid, as a transform. */
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import type { RandomPart, RandomWork } from './chain.ts';
import { transform } from './fourier.ts';
import { latticeOf, longestOf, sumsOf, transformOfSum } from './lattice.ts';
import { meanOn } from './part-moments.ts';

export interface PartOnGrid {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** In cells: of its length, before any of it comes in again at the grid's beginning. */
  readonly mean: number;
  /** The chance that it is longer than the grid, and its length is not told: at most. */
  readonly beyond: number;
}

/** Equal parts, as many are, share one. */
export function partsOnGrid(step: number, cells: number): (part: RandomPart) => PartOnGrid {
  const made = new Map<string, PartOnGrid>();
  return (part) => {
    const key = JSON.stringify(
      part.groups.map((group) => group.map(({ law, slowestOf, added }) => [law, slowestOf, added])),
    );
    const own = made.get(key) ?? partOnGrid(part, step, cells);
    made.set(key, own);
    return own;
  };
}

function partOnGrid({ groups }: RandomPart, step: number, cells: number): PartOnGrid {
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return oneByOne(only, step, cells);
  const sums = sumsOf(groups, step, cells);
  let beyond = 0;
  groups.forEach((group, g) => {
    const { mean, last } = worksOf(group, step, cells);
    // What of a sum comes in again has lost the grid's length at least once, so that the mean tells how much that is at most.
    beyond += last + Math.max(0, mean - meanOn(known(sums[g]))) / cells;
  });
  const real = longestOf(sums);
  const imaginary = new Float64Array(cells);
  const mean = meanOn(real);
  transform(real, imaginary, -1);
  return { real, imaginary, mean, beyond };
}

/** The transform of a sum is the product of the works'. */
function oneByOne(group: readonly RandomWork[], step: number, cells: number): PartOnGrid {
  const { mean, last } = worksOf(group, step, cells);
  return { ...transformOfSum(group, step, cells), mean, beyond: last };
}

/** The sum of the works' means, and of the chances of their last cells, which have what is beyond the grid. */
function worksOf(
  group: readonly RandomWork[],
  step: number,
  cells: number,
): { readonly mean: number; readonly last: number } {
  let mean = 0;
  let last = 0;
  for (const work of group) {
    const chances = latticeOf(work, step, cells);
    mean += meanOn(chances);
    last += numberAt(chances, cells - 1);
  }
  return { mean, last };
}
