/** One plan of a race held against another: which of them a front can do without. */
import { known } from '../known.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { essenceOf } from './alike.ts';
import { differenceOf } from './difference.ts';
import { type Field, type Racing, racingAt, UNKNOWN } from './race-field.ts';
import type { Samples } from './samples.ts';

/** How plans are held against each other at one look. */
export interface Duels {
  /** Whether `b` makes `a` superfluous beyond doubt. */
  readonly beats: (b: number, a: number) => boolean;
  /** Whether `b` might, for all that is known, make `a` superfluous. */
  readonly mightBeat: (b: number, a: number) => boolean;
}

/** `within`: what counts as no difference, in each objective. `level`: of each interval. */
export function duelsOf(field: Field, areOne: AreOne, within: readonly number[], level: number): Duels {
  const { own } = field.problem;
  return {
    beats(b, a) {
      const goesFirst = a !== own && (b === own || b < a);
      if (areOne(a, b)) return goesFirst;
      let better = false;
      let alike = true;
      for (const [objective, tolerance] of within.entries()) {
        const { low, high } = costDifference(field, a, b, objective, level);
        if (!(high <= tolerance)) return false;
        if (high < 0) better = true;
        if (!(low >= -tolerance)) alike = false;
      }
      // Of plans that are alike the plan as it is stays, else the first.
      return better || (alike && goesFirst);
    },
    mightBeat(b, a) {
      let alike = true;
      for (const [objective, tolerance] of within.entries()) {
        const { low, high } = costDifference(field, a, b, objective, level);
        if (low > 0) return false;
        if (!(low >= -tolerance && high <= tolerance)) alike = false;
      }
      return !alike;
    },
  };
}

/** Whether two candidates are one plan: no number of trials would show it. */
export type AreOne = (a: number, b: number) => boolean;

export function areOneIn(field: Field): AreOne {
  const essences = new Map<number, string>();
  const essenceAt = (candidate: number, { machine }: Racing): string => {
    const essence = essences.get(candidate) ?? essenceOf(machine);
    essences.set(candidate, essence);
    return essence;
  };
  return (a, b) => {
    const first = racingAt(field, a);
    const second = racingAt(field, b);
    if (first === null || second === null || !sameValues(first.samples, second.samples)) return false;
    return essenceAt(a, first) === essenceAt(b, second);
  };
}

function sameValues(a: Samples, b: Samples): boolean {
  return (
    a.size === b.size &&
    a.values.every((list, target) => {
      const other = b.values[target];
      return list.subarray(0, a.size).every((value, trial) => Object.is(value, other?.[trial]));
    })
  );
}

/** The cost of `b` less that of `a` in an objective. */
function costDifference(field: Field, a: number, b: number, objective: number, level: number): Figure {
  const difference = figureDifference(field, a, b, objective, level);
  const { value, low, high } = difference;
  const { better } = known(field.problem.objectives[objective]);
  return better === 'lower' ? difference : { value: -value, low: -high, high: -low };
}

function figureDifference(field: Field, a: number, b: number, objective: number, level: number): Figure {
  const column = field.columns[objective];
  if (column !== null && column !== undefined) return exactly(known(column[b]) - known(column[a]));
  const first = racingAt(field, a);
  const second = racingAt(field, b);
  if (first === null || second === null) return UNKNOWN;
  const farthest = known(field.farthest[objective]);
  return differenceOf(known(first.targets[objective]), first.samples, second.samples, objective, level, farthest);
}
