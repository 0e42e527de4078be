/** Finds the front by the best way that applies: chains that are solved, runs that are all gone through, or races of simulations. */
import type { Machine } from '@rollout/compiler';
import type { Param, Plan } from '@rollout/language';
import {
  type Axis,
  affineAxes,
  axesOf,
  chainSearch,
  confirms,
  type DoSliced,
  type Evaluation,
  exactFigures,
  exactSearch,
  exactTargets,
  FOUND_WHEN,
  frontOf,
  type Objective,
  openRace,
  ownSetting,
  type Problem,
  type RaceEvaluation,
  sizeOf,
  type Target,
} from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { type AxesOptions, chooseAxes, type Grid, type Room } from './axes.ts';
import { candidateAt, machineAt, type Varied } from './candidates.ts';
import { orderAxes } from './orders.ts';
import { ownProblem, withOwn } from './own-plan.ts';

export interface SearchOptions extends AxesOptions {
  readonly seed: string;
  readonly confidence: number;
  /** In all. */
  readonly trials: number;
}

export interface Wanted {
  readonly varied: Varied;
  readonly plan: Plan;
  /** The plan as it is. */
  readonly machine: Machine;
  readonly params: readonly Param[];
  readonly grid: Grid;
  readonly objectives: readonly Objective[];
  /** What is looked at in a machine, the objectives first; null: it has not what the user asks about. */
  readonly targetsOf: (machine: Machine) => readonly Target[] | null;
}

export interface Searched {
  readonly axes: readonly Axis[];
  readonly problem: Problem;
  readonly evaluation: Evaluation | RaceEvaluation;
  /** Trials that were run in all; null: none was needed. */
  readonly trials: number | null;
  /** Index of the first of the targets that say when bugs are found; null: they were not looked at. */
  readonly foundFrom: number | null;
  /** It was stopped before its end. */
  readonly isStopped: boolean;
}

/** How many plans are tried: those that are compiled take milliseconds each, those that are only solved microseconds. */
const SOLVED = { usual: 400_000, most: 1_000_000 };
const FAMILIES = { usual: 48, most: 2_000 };
const COMPILED = { usual: 1_000, most: 50_000 };
const SIMULATED = { usual: 100, most: 2_000 };

/** Of each plan. */
const FEWEST_TRIALS = 32;

const FOUND_TARGETS: readonly Target[] = FOUND_WHEN.map((when) => ({ kind: 'found', when, bug: null }));

export async function searchFront(work: DoSliced, wanted: Wanted, options: SearchOptions): Promise<Searched> {
  const { machine, targetsOf } = wanted;
  const targets = targetsOf(machine) ?? [];
  const solved = await bySolving(work, wanted, targets, options);
  if (solved !== null) return withExactOwn(work, solved, machine, targets);
  const exact = exactTargets({ machine, targets }, exactFigures);
  const enumerated = exact.every(Boolean) ? await byRuns(work, wanted, options) : null;
  if (enumerated !== null) return withExactOwn(work, enumerated, machine, targets);
  return byRacing(work, wanted, exact, options);
}

/** With the plan as it is, where the grid leaves it out. */
async function withExactOwn(
  work: DoSliced,
  searched: Searched,
  machine: Machine,
  targets: readonly Target[],
): Promise<Searched> {
  const own = ownProblem(searched.problem, machine, targets);
  if (own === null) return searched;
  const search = exactSearch(
    own,
    targets.map(() => true),
    exactFigures,
  );
  await work(search);
  const evaluation = search.evaluation();
  return evaluation === null ? searched : withOwn(searched, own, evaluation);
}

/** null: the plans are no chains that say all that is asked. */
async function bySolving(
  work: DoSliced,
  wanted: Wanted,
  targets: readonly Target[],
  options: SearchOptions,
): Promise<Searched | null> {
  const { varied, plan, params, grid } = wanted;
  const machineOf = (axes: readonly Axis[]) => (values: readonly number[]) => machineAt(varied, axes, values);
  const orders = orderAxes(varied.lists);
  const ranged = plan.params.flatMap(
    ({ name }) => axesOf(params, { steps: 3, settings: 1, values: grid }).find((axis) => axis.name === name) ?? [],
  );
  const probe = [...orders, ...ranged];
  const isAffine = affineAxes(targets, probe, machineOf(probe));
  if (isAffine === null || !isAffine.includes(true)) return null;
  const affine = new Set(probe.flatMap(({ name }, index) => (isAffine[index] === true ? [name] : [])));
  const rooms: Room[] = [
    { params: params.filter(({ name }) => !affine.has(name)), ...FAMILIES },
    { params: params.filter(({ name }) => affine.has(name)), ...SOLVED },
  ];
  const axes = chooseAxes(plan, rooms, grid, options, orders);
  const problem = problemOf(wanted, axes, []);
  const search = chainSearch(problem, targets, {
    axes,
    affine: axes.map(({ name }) => affine.has(name)),
    at: machineOf(axes),
  });
  const ended = await work(search);
  const evaluation = search.evaluation();
  if (evaluation === null && ended === 'stopped')
    throw new AskingError('stopped before all plans were tried', 'stopped');
  if (evaluation === null || !confirms(problem, evaluation, checked(evaluation, problem), exactFigures)) return null;
  return { axes, problem, evaluation, trials: null, foundFrom: null, isStopped: ended === 'stopped' };
}

/** What was looked at in a few points is held to hold between them; so some of the front, and the plan as it is, are compiled after all. */
function checked({ costs }: Evaluation, { own }: Problem): readonly number[] {
  const front = frontOf(costs);
  const some = Array.from({ length: CHECKED }, (_, i) => front[Math.floor((i * front.length) / CHECKED)]);
  return [...new Set([...some.flatMap((candidate) => candidate ?? []), ...(own === null ? [] : [own])])];
}

const CHECKED = 8;

/** null: of some of the plans not all is known exactly. */
async function byRuns(work: DoSliced, wanted: Wanted, options: SearchOptions): Promise<Searched | null> {
  const { plan, params, grid } = wanted;
  const axes = chooseAxes(plan, [{ params, ...COMPILED }], grid, options, orderAxes(wanted.varied.lists));
  const problem = problemOf(wanted, axes, []);
  const search = exactSearch(
    problem,
    Array.from({ length: problem.targets }, () => true),
    exactFigures,
  );
  const ended = await work(search);
  if (ended === 'stopped') throw new AskingError('stopped before all plans were tried', 'stopped');
  const evaluation = search.evaluation();
  return evaluation === null ? null : { axes, problem, evaluation, trials: null, foundFrom: null, isStopped: false };
}

async function byRacing(
  work: DoSliced,
  wanted: Wanted,
  exact: readonly boolean[],
  options: SearchOptions,
): Promise<Searched> {
  const { plan, params, grid, machine } = wanted;
  const axes = chooseAxes(plan, [{ params, ...SIMULATED }], grid, options, orderAxes(wanted.varied.lists));
  const plans = sizeOf(axes) + (ownSetting(axes) === null ? 1 : 0);
  if (options.trials < FEWEST_TRIALS * plans) {
    throw new AskingError(
      `${options.trials.toLocaleString('en-US')} trials are too few for ${plans.toLocaleString('en-US')} plans: each has at least ${FEWEST_TRIALS}`,
      'asked',
      'Give more --trials, or take fewer --steps.',
    );
  }
  // Where trials are run they tell when bugs are found as well.
  const found = machine.numbers.bugs.length > 0 ? FOUND_TARGETS : [];
  const problem = problemOf(wanted, axes, found);
  const own = ownProblem(problem, machine, [...(wanted.targetsOf(machine) ?? []), ...found]);
  const kept = own === null ? 0 : Math.floor(options.trials / plans);
  const which = [...exact, ...found.map(() => false)];
  const { evaluation, isStopped } = await raced(work, problem, which, { ...options, trials: options.trials - kept });
  const foundFrom = found.length === 0 ? null : problem.targets - found.length;
  const searched = { axes, problem, evaluation, trials: evaluation.spent, foundFrom, isStopped };
  if (own === null || isStopped) return searched;
  const alone = await raced(work, own, which, { ...options, trials: kept });
  const trials = evaluation.spent + alone.evaluation.spent;
  return { ...withOwn(searched, own, alone.evaluation), trials, isStopped: alone.isStopped };
}

/** `exact`: targets that may be worked out instead. */
async function raced(
  work: DoSliced,
  problem: Problem,
  exact: readonly boolean[],
  options: SearchOptions,
): Promise<{ readonly evaluation: RaceEvaluation; readonly isStopped: boolean }> {
  let columns: readonly (Float64Array | null)[] = exact.map(() => null);
  if (exact.some(Boolean)) {
    const search = exactSearch(problem, exact, exactFigures);
    const ended = await work(search);
    if (ended === 'stopped') throw new AskingError('stopped before all plans were tried', 'stopped');
    columns = search.columns();
  }
  const race = openRace(problem, { ...options, columns });
  const ended = await work(race);
  return { evaluation: race.evaluation(), isStopped: ended === 'stopped' };
}

/** `more`: targets behind those that are asked for. */
function problemOf(
  { varied, objectives, targetsOf, machine }: Wanted,
  axes: readonly Axis[],
  more: readonly Target[],
): Problem {
  const { size, at } = candidateAt(varied, axes, (of) => {
    const own = targetsOf(of);
    return own === null ? null : [...own, ...more];
  });
  return {
    size,
    candidateAt: at,
    own: ownSetting(axes),
    objectives,
    targets: (targetsOf(machine) ?? []).length + more.length,
  };
}
