/** What a search has found: the front, its knee, and where the plan as it is stands. */
import type { Relation } from '@rollout/language';
import { known } from '../known.ts';
import type { Figure } from '../statistics/index.ts';
import { frontOf } from './front.ts';
import { kneeOf } from './knee.ts';
import { costOf, type Evaluation, type Problem } from './problem.ts';
import { type Standing, standingOf } from './standing.ts';

/** What a plan must keep to be taken. `target`: which of the problem's it is about. */
export interface Limit {
  readonly target: number;
  readonly relation: Relation;
  readonly bound: number;
}

export type LimitStatus = 'met' | 'not-met' | 'undecided';

export interface Point {
  readonly candidate: number;
  /** One a target. */
  readonly figures: readonly Figure[];
  /** One a limit. */
  readonly limits: readonly LimitStatus[];
  /** Nothing that was tried might beat it, for all that is known. */
  readonly certain: boolean;
}

export interface Optimum {
  /** By the first objective, the best first. */
  readonly front: readonly Point[];
  /** Index into the front; null: it has no knee. */
  readonly knee: number | null;
  /** The plan as it is; null: it is none of those that were tried. */
  readonly own:
    | (Point & {
        /** Index into the front; null: it is not on it. */ readonly at: number | null;
        readonly better: Standing;
      })
    | null;
  /** Whether any plan keeps all limits; if none does, the front is of those that do not. */
  readonly kept: boolean;
  /** How many of those that were tried break a limit beyond doubt. */
  readonly broken: number;
}

export function limitStatus({ value, low, high }: Figure, { relation, bound }: Limit): LimitStatus {
  if (Number.isNaN(value)) return 'undecided';
  const [least, most, strict] = relation.startsWith('<')
    ? [low, high, relation === '<']
    : [-high, -low, relation === '>'];
  const limit = relation.startsWith('<') ? bound : -bound;
  const within = (amount: number): boolean => (strict ? amount < limit : amount <= limit);
  if (within(most)) return 'met';
  return within(least) ? 'undecided' : 'not-met';
}

export function optimumOf(
  problem: Problem,
  evaluation: Evaluation & { readonly isCertain?: (candidate: number) => boolean },
  limits: readonly Limit[],
): Optimum {
  const { costs, figuresOf, isCertain = () => true } = evaluation;
  const isKnown = (candidate: number): boolean => costs.every((list) => !Number.isNaN(list[candidate]));
  const statusOf = (figures: readonly Figure[]): LimitStatus[] =>
    limits.map((limit) => limitStatus(known(figures[limit.target]), limit));
  const breaks = new Uint8Array(problem.size);
  if (limits.length > 0) {
    for (let candidate = 0; candidate < problem.size; candidate++) {
      if (isKnown(candidate) && statusOf(figuresOf(candidate)).includes('not-met')) breaks[candidate] = 1;
    }
  }
  const keeping = frontOf(costs, (candidate) => breaks[candidate] === 1);
  const kept = keeping.length > 0;
  const pointOf = (candidate: number): Point => {
    const figures = figuresOf(candidate);
    return { candidate, figures, limits: statusOf(figures), certain: isCertain(candidate) };
  };
  const front = (kept ? keeping : frontOf(costs)).map(pointOf);
  const frontCosts = costs.map((list) => front.map(({ candidate }) => known(list[candidate])));
  return {
    front,
    knee: kneeOf(frontCosts),
    own: problem.own === null ? null : ownOf(problem, pointOf(problem.own), front, frontCosts),
    kept,
    broken: breaks.reduce((sum, each) => sum + each, 0),
  };
}

function ownOf(
  { objectives }: Problem,
  point: Point,
  front: readonly Point[],
  frontCosts: readonly (readonly number[])[],
): Optimum['own'] {
  const costs = objectives.map((objective, index) => costOf(objective, known(point.figures[index]).value));
  const at = front.findIndex(({ candidate }) => candidate === point.candidate);
  return { ...point, at: at < 0 ? null : at, better: standingOf(costs, frontCosts) };
}
