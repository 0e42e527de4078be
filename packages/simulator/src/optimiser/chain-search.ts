/** Every setting solved as a chain: those of params in which its numbers are affine without compiling them, hundreds of thousands a second. */
import { openSolver, type Solver, solve } from '../chain/index.ts';
import { known } from '../known.ts';
import { type AffineChain, affineChain, type MachineAtValues } from './affine-chain.ts';
import { type ReadSolver, readerOf } from './chain-readers.ts';
import { evaluationOf } from './exact-search.ts';
import type { Target } from './objective.ts';
import type { Evaluation, Job, Problem } from './problem.ts';
import { type Axis, placeOf, sizeOf } from './space.ts';

export interface ChainSearch extends Job {
  /** Once all is done. null: not all of the plans are chains of this kind. */
  readonly evaluation: () => Evaluation | null;
}

export interface ChainSpace {
  /** All axes; a candidate of the problem is a setting of these. */
  readonly axes: readonly Axis[];
  /** Whether the numbers are affine in it; a plan is compiled for each value of the others. */
  readonly affine: readonly boolean[];
  readonly at: MachineAtValues;
}

/** One setting of the axes that are compiled, with all that is affine open. */
interface Family {
  readonly chain: AffineChain;
  readonly solver: Solver;
  readonly readers: readonly ReadSolver[];
}

export function chainSearch(
  problem: Problem,
  targets: readonly Target[],
  { axes, affine, at }: ChainSpace,
): ChainSearch {
  const outer = axes.filter((_, axis) => affine[axis] !== true);
  const inner = axes.filter((_, axis) => affine[axis] === true);
  const families = sizeOf(outer);
  const inside = sizeOf(inner);
  const columns = targets.map(() => new Float64Array(problem.size).fill(Number.NaN));
  /** Of each inner setting, and of each outer one, what it adds to the number of the candidate. */
  const outerOffsets = offsetsOf(axes, affine, false);
  const innerOffsets = offsetsOf(axes, affine, true);
  let done = 0;
  let impossible = 0;
  let failed = false;
  let family: Family | null = null;
  let walk: ReturnType<typeof walkSettings> | null = null;

  const openFamily = (index: number): Family | null => {
    const place = placeOf(outer, index);
    const valuesWith = (own: readonly number[]): number[] => {
      let free = 0;
      let fixed = 0;
      return axes.map((_, axis) => {
        if (affine[axis] === true) return known(own[free++]);
        const outerAxis = fixed++;
        return known(known(outer[outerAxis]).values[known(place[outerAxis])]);
      });
    };
    const chain = affineChain(inner, (own) => at(valuesWith(own)));
    if (chain === null) return null;
    const readers = targets.flatMap((target) => readerOf(target, chain.program) ?? []);
    return readers.length < targets.length ? null : { chain, solver: openSolver(chain.program), readers };
  };

  /** Whether any plan of the family can be compiled at all: if none, it is no reason to give up. */
  const isImpossible = (index: number): boolean => {
    const place = placeOf(outer, index);
    let fixed = 0;
    const values = axes.map(({ values: own }, axis) => {
      if (affine[axis] === true) return known(own[0]);
      const outerAxis = fixed++;
      return known(own[known(place[outerAxis])]);
    });
    return at(values) === null;
  };

  return {
    all: problem.size,
    what: 'plans',
    done: () => done,
    advance(atMost) {
      let room = Math.max(1, atMost);
      while (room > 0 && done < problem.size && !failed) {
        const index = Math.floor(done / inside);
        if (walk === null) {
          family = openFamily(index);
          if (family === null) {
            if (!isImpossible(index)) {
              failed = true;
              break;
            }
            impossible += inside;
            done += inside;
            room -= 1;
            continue;
          }
          walk = walkSettings(family.chain, inner);
        }
        const { solver, readers } = known(family ?? undefined);
        const offset = known(outerOffsets[index]);
        const last = Math.min((index + 1) * inside, done + room);
        room -= last - done;
        for (; done < last; done++) {
          const setting = done - index * inside;
          solve(solver, walk(setting));
          const candidate = offset + known(innerOffsets[setting]);
          for (let target = 0; target < readers.length; target++) {
            const column = known(columns[target]);
            column[candidate] = known(readers[target])(solver);
          }
        }
        if (done === (index + 1) * inside) walk = null;
      }
      return done < problem.size && !failed && families > 0;
    },
    evaluation: () => (failed ? null : evaluationOf(problem, columns, impossible)),
  };
}

/** The numbers of one setting after the other (each asked for in its order): what all but the last axis make of them is kept. */
function walkSettings({ base, slopes }: AffineChain, axes: readonly Axis[]): (setting: number) => Float64Array {
  const levels = [base, ...axes.map(() => Float64Array.from(base))];
  const last = axes.map(() => -1);
  const strides = axes.map((_, axis) => sizeOf(axes.slice(axis + 1)));
  return (setting) => {
    let stale = false;
    for (let axis = 0; axis < axes.length; axis++) {
      const { values } = known(axes[axis]);
      const index = Math.floor(setting / known(strides[axis])) % values.length;
      if (!stale && last[axis] === index) continue;
      stale = true;
      last[axis] = index;
      const numbers = known(levels[axis + 1]);
      numbers.set(known(levels[axis]));
      const { at, by } = known(slopes[axis]);
      const more = known(values[index]) - known(values[0]);
      for (let i = 0; i < at.length; i++) {
        const place = known(at[i]);
        numbers[place] = known(numbers[place]) + known(by[i]) * more;
      }
    }
    return known(levels.at(-1));
  };
}

/** For each setting of some of the axes what it adds to the number of a candidate, which is a setting of all. */
function offsetsOf(axes: readonly Axis[], affine: readonly boolean[], which: boolean): Int32Array {
  const own = axes.flatMap((axis, index) =>
    (affine[index] === true) === which ? [{ axis, stride: sizeOf(axes.slice(index + 1)) }] : [],
  );
  const some = own.map(({ axis }) => axis);
  const offsets = new Int32Array(sizeOf(some));
  const place = new Int32Array(own.length);
  for (let setting = 0; setting < offsets.length; setting++) {
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += known(place[i]) * known(own[i]).stride;
    offsets[setting] = sum;
    for (let i = own.length - 1; i >= 0; i--) {
      place[i] = known(place[i]) + 1;
      if (known(place[i]) < known(own[i]).axis.values.length) break;
      place[i] = 0;
    }
  }
  return offsets;
}

/** Which of the axes a chain's numbers are affine in, each by itself, the others having the values that the plan has (or their least). null: the plan is no chain that says all targets. */
export function affineAxes(
  targets: readonly Target[],
  axes: readonly Axis[],
  at: MachineAtValues,
): readonly boolean[] | null {
  const own = axes.map(({ values, own: index }) => known(values[Math.max(0, index)]));
  const alone = affineChain([], () => at(own));
  if (alone === null || targets.some((target) => readerOf(target, alone.program) === null)) return null;
  return axes.map(
    (axis, index) =>
      axis.kind !== 'number' &&
      axis.kind !== 'choice' &&
      affineChain([axis], ([value]) => at(own.map((each, other) => (other === index ? known(value) : each)))) !== null,
  );
}
