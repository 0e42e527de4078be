/** From what a search has found to what is told of it. */
import type { Machine } from '@rollout/compiler';
import { type Axis, type FoundShares, type Optimum, type Point, type Problem, valuesAt } from '@rollout/simulator';
import type { OptimumReport, ReportedPoint } from './report.ts';
import { unitOf } from './units.ts';

/** What was found, and how. */
export interface Found extends Pick<OptimumReport, 'limits' | 'left' | 'shown'> {
  readonly optimum: Optimum;
  readonly searched: {
    readonly axes: readonly Axis[];
    readonly problem: Problem;
    readonly evaluation: { readonly exact: readonly boolean[]; readonly impossible: number };
    /** Trials that were run in all; null: none was needed. */
    readonly trials: number | null;
  };
  /** Of the plan as it is, one an axis. */
  readonly ownValues: readonly number[];
  /** When bugs are found, by candidate. */
  readonly found: ReadonlyMap<number, FoundShares | null>;
  readonly isStopped: boolean;
}

/** `machine`: the plan as it is. */
export function reportOf(
  { optimum, searched, ownValues, found, limits, left, shown, isStopped }: Found,
  machine: Machine,
  { version, seed, confidence }: Pick<OptimumReport, 'version' | 'seed' | 'confidence'>,
): OptimumReport {
  const { front, knee, own, kept, broken } = optimum;
  const { axes, problem, evaluation, trials } = searched;
  const pointOf = (point: Point): ReportedPoint => ({
    ...point,
    values: point.candidate === problem.own ? ownValues : valuesAt(axes, point.candidate),
    found: found.get(point.candidate) ?? null,
  });
  return {
    version,
    plan: machine.plan,
    scenario: machine.scenario,
    method: trials === null ? 'exact' : 'simulated',
    seed,
    trials,
    complete: !isStopped,
    confidence,
    objectives: problem.objectives.map((objective, index) => ({
      ...objective,
      unit: unitOf(machine, objective.target),
      exact: evaluation.exact[index] === true,
    })),
    limits,
    axes,
    left,
    tried: problem.size,
    impossible: evaluation.impossible,
    broken,
    kept,
    front: front.map(pointOf),
    knee,
    own: own === null ? null : { ...pointOf(own), at: own.at, better: own.better },
    shown,
  };
}
