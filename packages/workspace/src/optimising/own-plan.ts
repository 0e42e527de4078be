/** The plan as it is, where it is none of those that are searched: values that `--grid` lists may leave out its own. It is tried too, but is no point of the front. */
import type { Machine } from '@rollout/compiler';
import type { Plan } from '@rollout/language';
import type { Axis, Evaluation, Problem, RaceEvaluation, Target } from '@rollout/simulator';

/** A problem of which it is the only candidate. null: it is among those of the problem, or has not what the user asks about. */
export function ownProblem(problem: Problem, machine: Machine, targets: readonly Target[]): Problem | null {
  if (problem.own !== null) return null;
  return { ...problem, size: 1, candidateAt: () => ({ machine, targets }), own: 0 };
}

/** What was found of it, told as of one more candidate, behind all others. */
export function withOwn<Found extends { readonly problem: Problem; readonly evaluation: Evaluation | RaceEvaluation }>(
  found: Found,
  own: Problem,
  { figuresOf }: Evaluation,
): Found {
  const { problem, evaluation } = found;
  const number = problem.size;
  return {
    ...found,
    problem: {
      ...problem,
      own: number,
      candidateAt: (candidate) => (candidate === number ? own.candidateAt(0) : problem.candidateAt(candidate)),
    },
    evaluation: {
      ...evaluation,
      figuresOf: (candidate) => (candidate === number ? figuresOf(0) : evaluation.figuresOf(candidate)),
      ...('isCertain' in evaluation
        ? { isCertain: (candidate: number) => candidate !== number && evaluation.isCertain(candidate) }
        : {}),
    },
  };
}

/** The values that it has, one an axis. */
export function ownValues({ params }: Plan, axes: readonly Axis[]): readonly number[] {
  return axes.map(
    ({ name, values, own }) => values[own] ?? params.find((param) => param.name === name)?.value ?? Number.NaN,
  );
}
