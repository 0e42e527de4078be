/** Every candidate worked out exactly, one by one. */
import { layoutOf } from '@rollout/compiler';
import type { ExactFigures, FindExactFigures } from '../exact/exact-figures.ts';
import { known } from '../known.ts';
import { exactly } from '../statistics/index.ts';
import { chancesOfRuns } from './found-shares.ts';
import type { Target } from './objective.ts';
import { type Candidate, costOf, type Evaluation, type Job, type Problem } from './problem.ts';

export interface ExactSearch extends Job {
  /** Once all is done. null: one of the candidates is not known exactly in what all should be. */
  readonly evaluation: () => Evaluation | null;
  /** A list for each target, with an entry for each candidate; null: it is not known exactly of all. */
  readonly columns: () => readonly (Float64Array | null)[];
}

/** Which targets of a candidate are known exactly. */
export function exactTargets({ machine, targets }: Candidate, find: FindExactFigures): boolean[] {
  const isExact = (some: readonly Target[]): boolean => exactValues({ machine, targets: some }, find) !== null;
  return isExact(targets) ? targets.map(() => true) : targets.map((target) => isExact([target]));
}

/** One value a target; null: not all are known. */
function exactValues({ machine, targets }: Candidate, find: FindExactFigures): readonly number[] | null {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return null;
  const measures = targets.flatMap((target) => (target.kind === 'measure' ? [target.measure] : []));
  const figures = measures.length === 0 ? [] : valuesOf(find(machine, layout, measures));
  const ofFound = targets.filter(({ kind }) => kind === 'found');
  const chances = ofFound.length === 0 ? [] : chancesOfRuns({ machine, targets }, ofFound);
  if (figures === null || chances === null) return null;
  return targets.map(({ kind }, index) => {
    const before = targets.slice(0, index).filter((target) => target.kind === kind).length;
    return known((kind === 'measure' ? figures : chances)[before]);
  });
}

/** Whether some of the candidates have by themselves the figures that a search has found, to rounding. */
export function confirms(
  problem: Problem,
  { figuresOf }: Pick<Evaluation, 'figuresOf'>,
  candidates: readonly number[],
  find: FindExactFigures,
): boolean {
  return candidates.every((candidate) => {
    const at = problem.candidateAt(candidate);
    const values = at === null ? null : exactValues(at, find);
    return values?.every((value, target) => {
      const other = known(figuresOf(candidate)[target]).value;
      return Math.abs(value - other) <= ROUNDING * (Math.abs(value) + Math.abs(other)) || Number.isNaN(value);
    });
  });
}

/** Of a figure that is summed up in another order. */
const ROUNDING = 1e-9;

function valuesOf(found: ExactFigures): readonly number[] | null {
  return found.kind === 'exact' ? found.values : null;
}

/** `which`: the targets that are to be found, those that one candidate has exactly. */
export function exactSearch(problem: Problem, which: readonly boolean[], find: FindExactFigures): ExactSearch {
  const columns = which.map((wanted) => (wanted ? new Float64Array(problem.size).fill(Number.NaN) : null));
  let done = 0;
  let impossible = 0;
  let failed = false;

  const work = (candidate: number): void => {
    const at = problem.candidateAt(candidate);
    if (at === null) {
      impossible += 1;
      return;
    }
    const found = exactValues({ ...at, targets: at.targets.filter((_, index) => which[index] === true) }, find);
    if (found === null) {
      failed = true;
      return;
    }
    let next = 0;
    for (const column of columns) if (column !== null) column[candidate] = known(found[next++]);
  };

  return {
    all: problem.size,
    what: 'plans',
    done: () => done,
    advance: (atMost) => {
      const last = Math.min(problem.size, done + atMost);
      while (done < last && !failed) work(done++);
      return done < problem.size && !failed;
    },
    columns: () => (failed ? which.map(() => null) : columns),
    evaluation: () => (failed ? null : evaluationOf(problem, columns, impossible)),
  };
}

/** null where a target is not among the columns. */
export function evaluationOf(
  { objectives }: Problem,
  columns: readonly (Float64Array | null)[],
  impossible: number,
): Evaluation | null {
  if (!columns.every((column) => column !== null)) return null;
  return {
    exact: columns.map(() => true),
    costs: objectives.map((objective, index) => known(columns[index]).map((value) => costOf(objective, value))),
    figuresOf: (candidate) => columns.map((column) => exactly(known(column[candidate]))),
    impossible,
  };
}
