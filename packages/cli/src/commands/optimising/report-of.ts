/** From what a search has found to what is told of it. */
import {
  type FoundShares,
  type Optimum,
  type Point,
  type Problem,
  representatives,
  valuesAt,
} from '@rollout/simulator';
import type { OptimumReport, ReportedPoint, Unit } from '../../output/optimum/report.ts';

/** The points that are shown of a front. */
const SHOWN = 12;

/** Indices into the front. */
export function shownPoints({ front, knee, own }: Optimum, { objectives }: Problem): readonly number[] {
  const costs = objectives.map((_, objective) => front.map(({ figures }) => figures[objective]?.value ?? Number.NaN));
  const always = [knee, own?.at ?? null].flatMap((index) => index ?? []);
  const better = (own?.better ?? []).flatMap((index) => index ?? []);
  return representatives(costs, [...always, ...better], SHOWN);
}

export interface Circumstances
  extends Pick<
    OptimumReport,
    | 'version'
    | 'plan'
    | 'scenario'
    | 'method'
    | 'seed'
    | 'trials'
    | 'complete'
    | 'confidence'
    | 'limits'
    | 'axes'
    | 'left'
    | 'impossible'
    | 'shown'
  > {
  readonly problem: Problem;
  /** Of the plan as it is, one an axis. */
  readonly ownValues: readonly number[];
  readonly exact: readonly boolean[];
  readonly units: readonly Unit[];
  /** By candidate. */
  readonly found: ReadonlyMap<number, FoundShares | null>;
}

export function reportOf({ front, knee, own, kept, broken }: Optimum, circumstances: Circumstances): OptimumReport {
  const { problem, ownValues, exact, units, found, ...rest } = circumstances;
  const pointOf = (point: Point): ReportedPoint => ({
    ...point,
    values: point.candidate === problem.own ? ownValues : valuesAt(rest.axes, point.candidate),
    found: found.get(point.candidate) ?? null,
  });
  return {
    ...rest,
    objectives: problem.objectives.map((objective, index) => ({
      ...objective,
      unit: units[index] ?? 'share',
      exact: exact[index] === true,
    })),
    tried: problem.size,
    broken,
    kept,
    front: front.map(pointOf),
    knee,
    own: own === null ? null : { ...pointOf(own), at: own.at, better: own.better },
  };
}
