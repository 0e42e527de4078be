/** What `rollout optimize` does: the front between two or three figures of a plan, over the values that its params may have. */
import type { Machine, StartTime } from '@rollout/compiler';
import type { Diagnostic, Param } from '@rollout/language';
import {
  type DoSliced,
  type FoundShares,
  type Limit,
  type Optimum,
  openFoundShares,
  optimumOf,
  type Problem,
  representatives,
  sharesOf,
} from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import type { Document } from '../phases/open-document.ts';
import { type AxesOptions, type Grid, leftParams, nothingToSearch, readGrid, searchedParams } from './axes.ts';
import type { Varied } from './candidates.ts';
import { type OrderList, orderLists, requireOrders } from './orders.ts';
import { ownValues } from './own-plan.ts';
import { type Searched, searchFront } from './search.ts';
import {
  objectiveIn,
  type PlanContext,
  readLimit,
  readObjectives,
  targetsIn,
  type WantedLimit,
  type WantedObjective,
} from './targets.ts';

/** As the options of the command. */
export interface OptimiseOptions extends AxesOptions {
  /** Params that are set once for all, as typed. */
  readonly set: ReadonlyMap<string, string>;
  readonly scenario?: string;
  readonly start?: StartTime;
  readonly grid: readonly string[];
  /** What else than params is searched. */
  readonly vary: readonly string[];
  readonly objective: readonly string[];
  readonly subjectTo: readonly string[];
  /** In all. */
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
}

/** A search that has been asked for in words that mean something. */
export interface PreparedSearch {
  readonly kind: 'search';
  readonly document: Document;
  readonly machine: Machine;
  readonly context: PlanContext;
  readonly options: OptimiseOptions;
  readonly varied: Varied;
  /** Names of lists of places that are too long for all of their orders to be tried. */
  readonly tooLong: readonly string[];
  readonly grid: Grid;
  readonly params: readonly Param[];
  readonly objectives: readonly WantedObjective[];
  readonly limits: readonly WantedLimit[];
}

/** Reads what was asked for. `wrong`: a value is none of its param. Throws an `AskingError` where there is nothing to search, or to search for. */
export function prepareSearch(
  document: Document,
  machine: Machine,
  options: OptimiseOptions,
): PreparedSearch | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] } {
  const context = contextOf(document, machine);
  const { plan } = context;
  const variesOrder = options.vary.includes('order');
  const { lists, tooLong } = variesOrder ? orderLists(document, plan.name) : NO_ORDERS;
  if (variesOrder) requireOrders(lists);
  const varied: Varied = { ...options, document, plan: plan.name, lists };
  const read = readGrid(varied, plan, options.grid);
  if (read.kind === 'wrong') return read;
  const { grid } = read;
  const params = searchedParams(plan, options.set, grid);
  if (params.length === 0 && lists.length === 0) throw nothingToSearch(plan.params);
  const objectives = readObjectives(options.objective, context, machine);
  const limits = options.subjectTo.map((text) => readLimit(text, context, machine));
  return { kind: 'search', document, machine, context, options, varied, tooLong, grid, params, objectives, limits };
}

const NO_ORDERS: { readonly lists: readonly OrderList[]; readonly tooLong: readonly string[] } = {
  lists: [],
  tooLong: [],
};

/** The plan of a machine, and the scenario that it is under. */
export function contextOf({ program }: Document, machine: Machine): PlanContext {
  const plan = program?.plans.find(({ name }) => name === machine.plan);
  if (program === null || plan === undefined) throw new Error('a machine has no plan');
  const scenario =
    program.scenarios.find(({ name, plan: of }) => name === machine.scenario && of === plan.name) ?? null;
  return { program, plan, scenario };
}

/** Without a horizon an escaped bug does harm only until the plan ends, so that a plan looks better merely by ending sooner. */
export function looksBetterBySooner({ objectives, machine: { horizon } }: PreparedSearch): boolean {
  const exposed = objectives.some(
    ({ target }) =>
      target.kind === 'measure' && target.measure.kind === 'statistic' && target.measure.of.kind === 'exposure',
  );
  return exposed && horizon === 0;
}

/** What was found, and all that is to be told of how. */
export interface FoundOptimum {
  readonly optimum: Optimum;
  readonly searched: Searched;
  /** Of the plan as it is, one an axis. */
  readonly ownValues: readonly number[];
  /** When bugs are found, of the points that are shown: by candidate. */
  readonly found: ReadonlyMap<number, FoundShares | null>;
  /** Indices into the front. */
  readonly shown: readonly number[];
  readonly limits: readonly { readonly text: string }[];
  readonly left: readonly { readonly name: string; readonly why: 'set' | 'no-range' | 'too-many-orders' }[];
  readonly isStopped: boolean;
}

/** Throws an `AskingError` where there is no front, and `RunTooLong` where a run does not end. */
export async function optimise(search: PreparedSearch, work: DoSliced): Promise<FoundOptimum> {
  const { machine, context, options, varied, tooLong, grid, params, objectives } = search;
  const { plan } = context;
  const expected = machine.expectations.flatMap((each) => (each.kind === 'measure' ? [each] : []));
  const limits = [...search.limits, ...expected];
  const searched = await searchFront(
    work,
    {
      varied,
      plan,
      machine,
      params,
      grid,
      objectives: objectives.map((each) => objectiveIn(machine, each)),
      targetsOf: (of) => targetsIn(of, [...objectives, ...search.limits]),
    },
    options,
  );
  const { problem, evaluation } = searched;
  const optimum = optimumOf(
    problem,
    evaluation,
    limits.map(({ relation, bound }, index): Limit => ({ target: objectives.length + index, relation, bound })),
  );
  if (optimum.front.length === 0) throw noFront(searched);
  const shown = shownPoints(optimum, problem);
  return {
    optimum,
    searched,
    ownValues: ownValues(plan, searched.axes),
    found: await foundOf(work, optimum, shown, searched, options),
    shown,
    limits: limits.map(({ text }) => ({ text })),
    left: [
      ...leftParams(plan, options.set, params),
      ...tooLong.map((name) => ({ name, why: 'too-many-orders' as const })),
    ],
    isStopped: searched.isStopped,
  };
}

function noFront({ isStopped }: Searched): AskingError {
  if (isStopped) return new AskingError('stopped before anything was found', 'stopped');
  return new AskingError(
    'no plan that was tried has these figures',
    'plan',
    'See what one of them says: rollout check --set PARAM=VALUE.',
  );
}

/** The points that are shown of a front. */
const SHOWN = 12;

function shownPoints({ front, knee, own }: Optimum, { objectives }: Problem): readonly number[] {
  const costs = objectives.map((_, objective) => front.map(({ figures }) => figures[objective]?.value ?? Number.NaN));
  const always = [knee, own?.at ?? null].flatMap((index) => index ?? []);
  const better = (own?.better ?? []).flatMap((index) => index ?? []);
  return representatives(costs, [...always, ...better], SHOWN);
}

async function foundOf(
  work: DoSliced,
  { front, own }: Optimum,
  shown: readonly number[],
  { problem, evaluation, foundFrom }: Searched,
  { seed, confidence, trials }: OptimiseOptions,
): Promise<ReadonlyMap<number, FoundShares | null>> {
  const points = [...shown.flatMap((index) => front[index] ?? []), ...(own === null ? [] : [own])];
  const numbers = [...new Set(points.map(({ candidate }) => candidate))];
  if (foundFrom !== null) {
    return new Map(numbers.map((each) => [each, sharesOf(evaluation.figuresOf(each).slice(foundFrom))]));
  }
  const plans = numbers.flatMap((each) => {
    const candidate = problem.candidateAt(each);
    return candidate === null ? [] : [{ each, candidate }];
  });
  const most = Math.max(MIN_TRIALS, Math.floor(trials / Math.max(1, plans.length)));
  const job = openFoundShares(
    plans.map(({ candidate }) => candidate),
    { seed, confidence, trials: most },
  );
  await work(job);
  const shares = job.shares();
  return new Map(plans.map(({ each }, index) => [each, shares[index] ?? null]));
}

/** Fewer tell next to nothing. */
const MIN_TRIALS = 100;
