/** What plans are compared by. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import { type ValueOfRun, valueOfRun } from '../measures/value-of-run.ts';
import { type FoundWhen, valueOfFound } from './found-when.ts';

/** A figure of a plan: one that can be expected of it, or the chance that a bug which is there is found that early or late. */
export type Target =
  | { readonly kind: 'measure'; readonly measure: MachineMeasure }
  /** null: whichever bug. */
  | { readonly kind: 'found'; readonly when: FoundWhen; readonly bug: number | null };

export interface Objective {
  /** As it was asked for: `exposure`, `p95(duration)`. */
  readonly name: string;
  readonly target: Target;
  readonly better: 'lower' | 'higher';
}

/** Reads a run from its record; NaN: the target is not about this run. */
export function valueOfTarget(machine: Machine, layout: Layout, target: Target): ValueOfRun {
  return target.kind === 'measure'
    ? valueOfRun(machine, layout, target.measure)
    : valueOfFound(machine, layout, target.when, target.bug);
}

/** Whether more of it is wished for: chances that a plan completes, or that a bug is found. */
export function betterOf(target: Target): Objective['better'] {
  if (target.kind === 'found') return target.when === 'early' || target.when === 'middle' ? 'higher' : 'lower';
  const { measure } = target;
  if (measure.kind === 'statistic') return 'lower';
  return measure.of.kind === 'completed' || measure.of.kind === 'found' ? 'higher' : 'lower';
}
