/** The times of a chain's arcs on a grid, as transforms. */
import { numberAt } from '../kernel/elements.ts';
import type { Arc } from './chain.ts';
import { transform } from './fourier.ts';
import { latticeOfPart } from './lattice.ts';
import type { Solver } from './open-solver.ts';
import { momentsOn, partMoments } from './part-moments.ts';

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
}

export function gridOf({ program }: Solver, numbers: Float64Array, step: number, cells: number): Grid {
  const { arcs } = program.chain.shape;
  return { step, cells, arcs: new Map(arcs.map((arc) => [arc.at, onGrid(arc, numbers, step, cells)])) };
}

function onGrid({ at, random }: Arc, numbers: Float64Array, step: number, cells: number): ArcOnGrid {
  const fixed = fixedIn({ at, random }, numbers);
  const shift = Math.round(fixed / step);
  let off = Math.abs(fixed - shift * step);
  let mean = shift;
  if (random.length === 0) return { shift, real: null, imaginary: null, mean, off };
  const real = new Float64Array(cells).fill(1);
  const imaginary = new Float64Array(cells);
  for (const part of random) {
    const x = latticeOfPart(part, step, cells);
    mean += momentsOn(x, 1).time;
    off += (step / 2) * Math.max(...part.groups.map((group) => group.length));
    const y = new Float64Array(cells);
    transform(x, y, -1);
    for (let k = 0; k < cells; k++) {
      const a = numberAt(real, k);
      const b = numberAt(imaginary, k);
      real[k] = a * numberAt(x, k) - b * numberAt(y, k);
      imaginary[k] = a * numberAt(y, k) + b * numberAt(x, k);
    }
  }
  return { shift, real, imaginary, mean, off };
}

/** What of an arc's mean time is not random. */
export const fixedIn = ({ at, random }: Arc, numbers: Float64Array): number =>
  random.reduce((left, part) => left - partMoments(part).time, numberAt(numbers, at));
