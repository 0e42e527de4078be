/** The numbers and arcs of a chain while it is being read. */
import { known } from '../known.ts';
import type { Arc, NumberAt, RandomPart } from './chain.ts';

export interface ArcBook {
  readonly numbers: number[];
  readonly arcs: Arc[];
  readonly bugs: number;
}

/** A way from one place of a run to another. */
export interface Stretch {
  readonly time: number;
  readonly variance: number;
  readonly exposures: readonly number[];
  readonly random: readonly RandomPart[];
}

export const openArcs = (bugs: number): ArcBook => ({ numbers: [], arcs: [], bugs });

export function addNumber({ numbers }: ArcBook, value: number): NumberAt {
  numbers.push(value);
  return numbers.length - 1;
}

export function addArc(book: ArcBook, { time, variance, exposures, random }: Stretch): number {
  const at = addNumber(book, time);
  addNumber(book, variance);
  for (let bug = 0; bug < book.bugs; bug++) addNumber(book, known(exposures[bug]));
  book.arcs.push({ at, random });
  return book.arcs.length - 1;
}
