/**
 * A chain whose numbers are affine in some params of the plan: then a plan at other values of these is solved without being compiled. That they are is not
 * known but looked at: at the corners of the ranges, in their middle, and at points between. (What is a maximum of sums, as times side by side are, and has the mean of its
 * corners in the middle, is affine on the whole: Jensen.)
 */
import { layoutOf, type Machine } from '@rollout/compiler';
import { areAlike, type Chain, chainOf, compileChain, numbersOf } from '../chain/index.ts';
import type { Program } from '../chain/program.ts';
import { known } from '../known.ts';
import type { Axis } from './space.ts';

export interface AffineChain {
  readonly program: Program;
  /** Where every axis has its least value. */
  readonly base: Float64Array;
  /** Per axis the numbers that change with it, and by how much for 1 more. */
  readonly slopes: readonly { readonly at: Int32Array; readonly by: Float64Array }[];
}

/** Per axis a value. null: there is no such plan. */
export type MachineAtValues = (values: readonly number[]) => Machine | null;

/** null: the machine is no chain. */
function chainAt(machine: Machine): Chain | null {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return null;
  const found = chainOf(machine, layout);
  return found.kind === 'chain' ? found.chain : null;
}

/** null: it is no chain, or not affine in all of these at once. */
export function affineChain(axes: readonly Axis[], at: MachineAtValues): AffineChain | null {
  const low = axes.map(({ values }) => known(values[0]));
  const high = axes.map(({ values }) => known(values.at(-1)));
  const first = at(low);
  const chain = first === null ? null : chainAt(first);
  const program = chain === null ? null : compileChain(chain);
  if (chain === null || program === null) return null;
  const numbersAt = (values: readonly number[]): Float64Array | null => {
    const machine = at(values);
    const other = machine === null ? null : chainAt(machine);
    return other !== null && areAlike(chain, other) ? numbersOf(other) : null;
  };
  const base = numbersOf(chain);
  const slopes: AffineChain['slopes'][number][] = [];
  for (const [axis, value] of high.entries()) {
    const end = numbersAt(low.map((least, other) => (other === axis ? value : least)));
    if (end === null) return null;
    const length = value - known(low[axis]);
    const changed = Array.from(end.keys()).filter((i) => end[i] !== base[i]);
    const by = changed.map((i) => (known(end[i]) - known(base[i])) / length);
    slopes.push({ at: Int32Array.from(changed), by: Float64Array.from(by) });
  }
  const affine = { program, base, slopes };
  const holds = testPoints(axes).every((values) => {
    const numbers = numbersAt(values);
    return numbers !== null && areClose(numbers, numbersFor(affine, low, values));
  });
  return holds ? affine : null;
}

/** The chain's numbers at these values. */
function numbersFor({ base, slopes }: AffineChain, low: readonly number[], values: readonly number[]): Float64Array {
  const numbers = Float64Array.from(base);
  slopes.forEach(({ at, by }, axis) => {
    const more = known(values[axis]) - known(low[axis]);
    at.forEach((place, i) => {
      numbers[place] = known(numbers[place]) + known(by[i]) * more;
    });
  });
  return numbers;
}

/** Of more axes than this not all corners are looked at. */
const MOST_CORNERED = 4;
const BETWEEN = 6;

/** The corners but those that slopes come from, the middle of each axis, and points between, spread as the multiples of irrational numbers are. */
function testPoints(axes: readonly Axis[]): number[][] {
  const at = (share: (axis: number) => number): number[] =>
    axes.map(({ values }, axis) => known(values[Math.round(share(axis) * (values.length - 1))]));
  const corners =
    axes.length > MOST_CORNERED
      ? [at(() => 1)]
      : cornersOf(axes.length).map((corner) => at((axis) => known(corner[axis])));
  const middles = axes.map((_, axis) => at((other) => (other === axis ? 0.5 : 0)));
  const between = Array.from({ length: BETWEEN }, (_, i) =>
    at((axis) => ((i + 1) * Math.sqrt(known(PRIMES[axis % PRIMES.length]))) % 1),
  );
  return [...corners, ...middles, at(() => 0.5), ...between];
}

const PRIMES = [2, 3, 5, 7, 11, 13];

function cornersOf(axes: number): number[][] {
  return Array.from({ length: 2 ** axes }, (_, bits) =>
    Array.from({ length: axes }, (_axis, axis) => (bits >> axis) & 1),
  ).filter((corner) => corner.filter((end) => end === 1).length > 1);
}

/** To rounding. */
function areClose(numbers: Float64Array, expected: Float64Array): boolean {
  return numbers.every((number, i) => {
    const other = known(expected[i]);
    return Math.abs(number - other) <= 1e-9 * (Math.abs(number) + Math.abs(other));
  });
}
