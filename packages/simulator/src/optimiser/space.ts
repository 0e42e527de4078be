/** The settings among which is searched: every combination of the values of the params, and of other choices. */
import { known } from '../known.ts';
import type { ParamKind } from './nice-values.ts';

export interface Axis {
  readonly name: string;
  /** `choice`: one of several ways to write the plan. */
  readonly kind: ParamKind | 'choice';
  /** Ascending; in milliseconds, shares of 1, or numbers; of a choice 0, 1, 2 …. */
  readonly values: readonly number[];
  /** Of a choice: what each is called. */
  readonly labels?: readonly string[];
  /** Index of the value that the plan has; -1: it is not among them. */
  readonly own: number;
}

/** For each axis the index of a value. */
export type Place = readonly number[];

/** How many settings there are. */
export function sizeOf(axes: readonly Axis[]): number {
  return axes.reduce((product, { values }) => product * values.length, 1);
}

/** The setting of that number, from 0; the last axis changes first. */
export function placeOf(axes: readonly Axis[], setting: number): Place {
  const place: number[] = Array.from(axes, () => 0);
  let rest = setting;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const count = known(axes[axis]).values.length;
    place[axis] = rest % count;
    rest = Math.floor(rest / count);
  }
  return place;
}

export function settingOf(axes: readonly Axis[], place: Place): number {
  return axes.reduce((number, { values }, axis) => number * values.length + known(place[axis]), 0);
}

/** The values of a setting, one an axis. */
export function valuesAt(axes: readonly Axis[], setting: number): readonly number[] {
  return placeOf(axes, setting).map((index, axis) => known(known(axes[axis]).values[index]));
}

/** The plan's own setting; null: it is not among them. */
export function ownSetting(axes: readonly Axis[]): number | null {
  return axes.some(({ own }) => own < 0)
    ? null
    : settingOf(
        axes,
        axes.map(({ own }) => own),
      );
}
