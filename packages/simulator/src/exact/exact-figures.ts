import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';

/** The values of measures without sampling, in the order asked for (in their units; NaN: no run is one that it is about), or why not. */
export type ExactFigures =
  | { readonly kind: 'exact'; readonly values: readonly number[] }
  | { readonly kind: 'none'; readonly why: string };

/** `most`: where a plan is gone through run by run, after so many runs it is given up. */
export type FindExactFigures = (
  machine: Machine,
  layout: Layout,
  measures: readonly MachineMeasure[],
  most?: number,
) => ExactFigures;
