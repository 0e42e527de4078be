import type { Machine } from '@rollout/compiler';
import {
  advancePreciseStudy,
  DEFAULT_TRIALS,
  MOST_PRECISE_TRIALS,
  openPreciseStudy,
  openStudy,
  precisionOf,
  type Results,
  refiningByChain,
  resultsOf,
  resultsOfPreciseStudy,
  trialsDone,
  withChainFigures,
  withExactExpectations,
} from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { formatCount } from '../output/number.ts';
import { resultsCsv } from '../output/results-csv.ts';
import { resultsJson } from '../output/results-json.ts';
import { summary } from '../output/summary/summary.ts';
import type { Style, Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { exactly } from './exactly.ts';
import { inSlices } from './in-slices.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';
import { runStudy } from './run-study.ts';
import { sensitivityOf } from './sensitivity-of.ts';
import { type SimulateFormat, simulateStream } from './simulate-stream.ts';
import { refuseWithoutEvidence, uncertainOf } from './uncertain-of.ts';

const FORMATS = ['pretty', 'json', 'csv'] as const satisfies readonly SimulateFormat[];

export interface SimulateOptions extends SourceOptions {
  /** null: nobody has said. */
  readonly trials: number | null;
  /** Not given: as many as pay. */
  readonly threads?: number;
  /** So many land in each span, and take its trains. */
  readonly changes?: number;
  readonly seed: string;
  readonly confidence: number;
  /** Half an interval over its value, at the most, of the figures that are shown first. */
  readonly precision?: number;
  /** Not given: exact where that is possible. */
  readonly method?: 'exact' | 'simulated';
  /** Tell which numbers of the model move the answer most. */
  readonly sensitivity?: boolean;
  /** Carry what the model's evidence leaves open into the answer. */
  readonly uncertain?: boolean;
  readonly format: SimulateFormat;
  readonly output: readonly string[];
}

/** `rollout simulate FILE`: many runs of a plan. `commandLine` is what was typed. */
export async function simulateCommand(
  terminal: Terminal,
  file: string,
  options: SimulateOptions,
  commandLine: string,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { machine, document } = opened;
  const { changes, format } = options;
  if (options.uncertain === true) refuseWithoutEvidence(machine, changes);
  if (changes !== undefined) {
    if (options.method === 'exact') throw noExactStream();
    if (options.precision !== undefined) throw noPreciseStream();
    return simulateStream(terminal, opened, { ...options, changes, outputs }, commandLine);
  }
  const { results, exitCode } = await endingInTime(() => studyAndMove(terminal, machine, options));
  const render = {
    json: () => resultsJson(results, commandLine),
    csv: () => resultsCsv(results),
    pretty: (style: Style) => summary(results, machine, style),
  };
  await deliver(terminal, { format, outputs, read: document.texts.keys() }, (each, style) => render[each](style));
  return exitCode;
}

interface Studied {
  readonly results: Results;
  readonly exitCode: ExitCode;
}

/** And, if that was asked for, with other numbers. */
async function studyAndMove(terminal: Terminal, machine: Machine, options: SimulateOptions): Promise<Studied> {
  const found = await study(terminal, machine, options);
  let { results, exitCode } = found;
  if (options.sensitivity === true && exitCode === ExitCode.fine) {
    const moved = await sensitivityOf(terminal, machine, options);
    results = { ...results, sensitivity: moved.sensitivity };
    exitCode = moved.exitCode;
  }
  if (options.uncertain === true && exitCode === ExitCode.fine) {
    const held = await uncertainOf(terminal, machine, results, options);
    results = { ...results, uncertain: held.uncertain };
    exitCode = held.exitCode;
  }
  return { results, exitCode };
}

/** Exactly where that is possible and nobody has said otherwise. */
async function study(terminal: Terminal, machine: Machine, options: SimulateOptions): Promise<Studied> {
  const { method, seed, confidence, precision } = options;
  if (method === 'simulated') return simulated(terminal, machine, options);
  const exact = await exactly(terminal, machine, { seed, confidence });
  if (exact.kind === 'exact') {
    const { results } = exact;
    const precise = precision === undefined ? null : precisionOf(results, precision);
    return { results: { ...results, precision: precise }, exitCode: ExitCode.fine };
  }
  if (method === 'exact') throw notExact(machine.plan, exact.why);
  const { results, exitCode } = await simulated(terminal, machine, options);
  return { results: withExactExpectations(withChainFigures(results, machine), machine), exitCode };
}

async function simulated(terminal: Terminal, machine: Machine, options: SimulateOptions): Promise<Studied> {
  const { trials: asked, seed, confidence, precision } = options;
  if (precision !== undefined) return precisely(terminal, machine, { ...options, precision });
  const trials = asked ?? DEFAULT_TRIALS;
  const study = openStudy(machine, { trials, seed, confidence });
  const exitCode = await runStudy(terminal, study, options.threads ?? null);
  const results = resultsOf(study);
  if (!results.complete) {
    terminal.err(`Stopped after ${formatCount(results.trials)} of ${formatCount(trials)} trials.\n`);
  }
  return { results, exitCode };
}

/** Until the figures are as precise as was asked for, or no trial is left. */
async function precisely(
  terminal: Terminal,
  machine: Machine,
  { trials, seed, confidence, precision, method }: SimulateOptions & { readonly precision: number },
): Promise<Studied> {
  const all = trials ?? MOST_PRECISE_TRIALS;
  // What is known without trials is as precise as can be.
  const known = method === 'simulated' ? {} : { refine: refiningByChain(machine) };
  const precise = openPreciseStudy(machine, { precision, trials: all, seed, confidence, ...known });
  const exitCode = await inSlices(terminal, {
    all,
    what: 'trials, at the most',
    done: () => trialsDone(precise.study),
    advance: (atMost) => advancePreciseStudy(precise, atMost),
  });
  const results = resultsOfPreciseStudy(precise);
  if (!results.complete) terminal.err(`Stopped after ${formatCount(results.trials)} trials.\n`);
  return { results, exitCode };
}

function noPreciseStream(): CommandError {
  return new CommandError(
    'a stream of changes runs for as many as are asked for, not until it is precise',
    ExitCode.usage,
    'Leave --precision out, and say how many with --trials.',
  );
}

function notExact(plan: string, why: string): CommandError {
  return new CommandError(
    `\`${plan}\` cannot be worked out exactly: ${why}`,
    ExitCode.findings,
    'Use --method simulated, or leave --method out.',
  );
}

function noExactStream(): CommandError {
  return new CommandError(
    'a stream of changes cannot be worked out exactly',
    ExitCode.usage,
    'Use --method simulated, or leave --method out.',
  );
}
