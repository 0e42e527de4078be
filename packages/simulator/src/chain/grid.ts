/** The times of a chain's arcs on a grid, as transforms. */
import { numberAt } from '../kernel/elements.ts';
import type { Arc, RandomPart } from './chain.ts';
import { multiply } from './lattice.ts';
import type { Solver } from './open-solver.ts';
import { partMoments } from './part-moments.ts';
import { type PartOnGrid, partsOnGrid } from './part-on-grid.ts';

export interface Grid {
  readonly step: number;
  readonly cells: number;
  /** By where its numbers begin. */
  readonly arcs: ReadonlyMap<number, ArcOnGrid>;
}

interface ArcOnGrid {
  /** The fixed part of its time. */
  readonly shift: number;
  /** The transform of the random part; null: there is none. */
  readonly real: Float64Array | null;
  readonly imaginary: Float64Array | null;
  /** Of its time on the grid, in cells; and how far that may be from what it stands for, in milliseconds. */
  readonly mean: number;
  readonly off: number;
  /** The chance that some random part of it is longer than the grid: at most. */
  readonly beyond: number;
}

export function gridOf({ program }: Solver, numbers: Float64Array, step: number, cells: number): Grid {
  const { arcs } = program.chain.shape;
  const partOn = partsOnGrid(step, cells);
  return { step, cells, arcs: new Map(arcs.map((arc) => [arc.at, onGrid(arc, numbers, step, partOn)])) };
}

function onGrid(
  { at, random }: Arc,
  numbers: Float64Array,
  step: number,
  partOn: (part: RandomPart) => PartOnGrid,
): ArcOnGrid {
  const fixed = fixedIn({ at, random }, numbers);
  const shift = Math.round(fixed / step);
  let off = Math.abs(fixed - shift * step);
  let mean = shift;
  let beyond = 0;
  let product: Transformed | null = null;
  for (const part of random) {
    const own = partOn(part);
    mean += own.mean;
    beyond += own.beyond;
    off += (step / 2) * Math.max(...part.groups.map((group) => group.length));
    product = product === null ? own : productOf(product, own);
  }
  return { shift, real: product?.real ?? null, imaginary: product?.imaginary ?? null, mean, off, beyond };
}

type Transformed = Pick<PartOnGrid, 'real' | 'imaginary'>;

function productOf(one: Transformed, other: Transformed): Transformed {
  const real = Float64Array.from(one.real);
  const imaginary = Float64Array.from(one.imaginary);
  multiply(real, imaginary, other.real, other.imaginary);
  return { real, imaginary };
}

/** What of an arc's mean time is not random. */
export const fixedIn = ({ at, random }: Arc, numbers: Float64Array): number =>
  random.reduce((left, part) => left - partMoments(part).time, numberAt(numbers, at));
