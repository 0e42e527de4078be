import type { Machine } from '@rollout/compiler';
import { type FoundShares, type Limit, type Optimum, openFoundShares, optimumOf, sharesOf } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { optimumCsv } from '../output/optimum/optimum-csv.ts';
import { optimumJson } from '../output/optimum/optimum-json.ts';
import { optimumText } from '../output/optimum/optimum-text.ts';
import { unitOf } from '../output/optimum/units.ts';
import type { Style, Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';
import { applyPoint, pickedPoint, requireFile } from './optimising/apply.ts';
import { type AxesOptions, leftParams, nothingToSearch, readGrid, searchedParams } from './optimising/axes.ts';
import type { Varied } from './optimising/candidates.ts';
import { orderLists, requireOrders } from './optimising/orders.ts';
import { ownValues } from './optimising/own-plan.ts';
import { reportOf, shownPoints } from './optimising/report-of.ts';
import { doJob, type Searched, searchFront } from './optimising/search.ts';
import {
  objectiveIn,
  type PlanContext,
  readLimit,
  readObjectives,
  targetsIn,
  type WantedObjective,
} from './optimising/targets.ts';

const FORMATS = ['pretty', 'json', 'csv'] as const;

export interface OptimizeOptions extends SourceOptions, AxesOptions {
  readonly grid: readonly string[];
  /** What else than params is searched. */
  readonly vary: readonly string[];
  readonly objective: readonly string[];
  readonly subjectTo: readonly string[];
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  /** Whether the knee, or the point of the front with that number (from 1), is written into the file. */
  readonly apply?: boolean;
  readonly pick?: number;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout optimize FILE`: the front between two or three figures of a plan, over the values that its params may have. */
export async function optimizeCommand(
  terminal: Terminal,
  file: string,
  options: OptimizeOptions,
  commandLine: string,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  if (options.apply === true) requireFile(file);
  else if (options.pick !== undefined) {
    throw new CommandError('--pick says which point --apply writes, and there is no --apply', ExitCode.usage);
  }
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { document, machine } = opened;
  const context = contextOf(opened);
  const { plan } = context;
  const { lists, tooLong } = options.vary.includes('order') ? orderLists(document, plan.name) : NO_ORDERS;
  if (options.vary.includes('order')) requireOrders(lists);
  const varied: Varied = { ...options, document, plan: plan.name, lists };
  const grid = readGrid(terminal, varied, plan, options.grid);
  if (grid === null) return ExitCode.findings;
  const params = searchedParams(plan, options.set, grid);
  if (params.length === 0 && lists.length === 0) throw nothingToSearch(plan.params);

  const objectives = readObjectives(options.objective, context, machine);
  const typed = options.subjectTo.map((text) => readLimit(text, context, machine));
  const expected = machine.expectations.flatMap((each) => (each.kind === 'measure' ? [each] : []));
  const limits = [...typed, ...expected].map(
    ({ relation, bound }, index): Limit => ({ target: objectives.length + index, relation, bound }),
  );
  warnOfEnding(terminal, objectives, machine);

  const searched = await searchFront(
    terminal,
    {
      varied,
      plan,
      machine,
      params,
      grid,
      objectives: objectives.map((each) => objectiveIn(machine, each)),
      targetsOf: (of) => targetsIn(of, [...objectives, ...typed]),
    },
    options,
  );
  const { problem, evaluation } = searched;
  const optimum = optimumOf(problem, evaluation, limits);
  if (optimum.front.length === 0) throw noFront(searched);
  const shown = shownPoints(optimum, problem);
  const found = await foundOf(terminal, optimum, shown, searched, options);
  const report = reportOf(optimum, {
    problem,
    ownValues: ownValues(plan, searched.axes),
    exact: evaluation.exact,
    units: problem.objectives.map(({ target }) => unitOf(machine, target)),
    found,
    version: VERSION,
    plan: machine.plan,
    scenario: machine.scenario,
    method: searched.trials === null ? 'exact' : 'simulated',
    seed: options.seed,
    trials: searched.trials,
    complete: searched.exitCode === ExitCode.fine,
    confidence: options.confidence,
    limits: [...typed, ...expected].map(({ text }) => ({ text })),
    axes: searched.axes,
    left: [
      ...leftParams(plan, options.set, params),
      ...tooLong.map((name) => ({ name, why: 'too-many-orders' as const })),
    ],
    impossible: evaluation.impossible,
    shown,
  });
  const render = {
    json: () => optimumJson(report, commandLine),
    csv: () => optimumCsv(report),
    pretty: (style: Style) => optimumText(report, style),
  };
  const { format } = options;
  await deliver(terminal, { format, outputs, read: document.texts.keys() }, (each, style) => render[each](style));
  if (options.apply === true) await applyPoint(terminal, document, report, lists, pickedPoint(report, options.pick));
  return searched.exitCode;
}

const NO_ORDERS = { lists: [], tooLong: [] };

type Opened = Extract<Awaited<ReturnType<typeof openPlan>>, { readonly kind: 'plan' }>;

function contextOf({ document: { program }, machine }: Opened): PlanContext {
  const plan = program?.plans.find(({ name }) => name === machine.plan);
  if (program === null || plan === undefined) throw new Error('a machine has no plan');
  const scenario =
    program.scenarios.find(({ name, plan: of }) => name === machine.scenario && of === plan.name) ?? null;
  return { program, plan, scenario };
}

/** Without a horizon an escaped bug does harm only until the plan ends. */
function warnOfEnding(terminal: Terminal, objectives: readonly WantedObjective[], { horizon }: Machine): void {
  const exposed = objectives.some(
    ({ target }) =>
      target.kind === 'measure' && target.measure.kind === 'statistic' && target.measure.of.kind === 'exposure',
  );
  if (!exposed || horizon > 0) return;
  const { colors } = terminal.messages;
  terminal.err(
    `${colors.yellow(colors.bold('warning'))}: exposure counts until the plan ends, so that a plan looks better merely by ending sooner\n` +
      '  Say in the plan how long a bug that escapes stays out, as in: horizon 7d.\n',
  );
}

function noFront({ exitCode }: Searched): CommandError {
  if (exitCode !== ExitCode.fine) return new CommandError('stopped before anything was found', exitCode);
  return new CommandError(
    'no plan that was tried has these figures',
    ExitCode.findings,
    'See what one of them says: rollout check --set PARAM=VALUE.',
  );
}

/** When bugs are found, of the points that are shown: by candidate. */
async function foundOf(
  terminal: Terminal,
  { front, own }: Optimum,
  shown: readonly number[],
  { problem, evaluation, foundFrom }: Searched,
  { seed, confidence, trials }: OptimizeOptions,
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
  await doJob(terminal, job);
  const shares = job.shares();
  return new Map(plans.map(({ each }, index) => [each, shares[index] ?? null]));
}

/** Fewer tell next to nothing. */
const MIN_TRIALS = 100;
