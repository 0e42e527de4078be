/** The axes of a search, from the ranges that a plan's params have. */
import { niceValues, type ParamKind } from './nice-values.ts';
import type { Axis } from './space.ts';

/** As a plan declares it. */
export interface RangedParam {
  readonly name: string;
  readonly kind: ParamKind;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface GridOptions {
  /** How many values of each param; null: as many as `settings` allows. */
  readonly steps: number | null;
  /** How many settings there may be in all, unless there is a choice of values by name. */
  readonly settings: number;
  /** Values of params by name, instead of those of their range. */
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** More values of one param than this tell nothing more. */
export const MOST_STEPS = 24;

/** One axis a param that has a range, or values of its own here. A range that holds one value is none. */
export function axesOf(params: readonly RangedParam[], { steps, settings, values }: GridOptions): readonly Axis[] {
  const chosen = params.flatMap((param) => {
    const own = values.get(param.name);
    return own === undefined
      ? []
      : [
          axisOf(
            param,
            [...new Set(own)].sort((a, b) => a - b),
          ),
        ];
  });
  const ranged = params.filter(
    ({ name, low, high }) => !values.has(name) && low !== null && high !== null && low < high,
  );
  const taken = chosen.reduce((product, axis) => product * axis.values.length, 1);
  const each = steps ?? Math.min(MOST_STEPS, Math.max(2, rootOf(settings / taken, ranged.length)));
  const axes = ranged.map((param) => {
    const { low, high, value, kind } = param;
    return axisOf(param, niceValues(kind, { low: low ?? value, high: high ?? value, own: value }, each));
  });
  return params.flatMap(({ name }) => [...chosen, ...axes].find((axis) => axis.name === name) ?? []);
}

function axisOf({ name, kind, value }: RangedParam, values: readonly number[]): Axis {
  return { name, kind, values, own: values.indexOf(value) };
}

/** The largest whole number of which the n-th power is no more. */
function rootOf(most: number, n: number): number {
  let root = 1;
  while (root < MOST_STEPS && (root + 1) ** n <= most) root += 1;
  return root;
}
