import { advance, DEFAULT_TRIALS, openStudy, resultsOf, trialsDone } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import type { ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { formatCount } from '../output/number.ts';
import { resultsCsv } from '../output/results-csv.ts';
import { resultsJson } from '../output/results-json.ts';
import { summary } from '../output/summary/summary.ts';
import type { Style, Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { inSlices } from './in-slices.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';
import { type SimulateFormat, simulateStream } from './simulate-stream.ts';

const FORMATS = ['pretty', 'json', 'csv'] as const satisfies readonly SimulateFormat[];

export interface SimulateOptions extends SourceOptions {
  /** null: nobody has said. */
  readonly trials: number | null;
  /** So many land in each span, and take its trains. */
  readonly changes?: number;
  readonly seed: string;
  readonly confidence: number;
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
  const { changes, seed, confidence, format } = options;
  if (changes !== undefined) {
    return simulateStream(terminal, opened, { ...options, changes, outputs }, commandLine);
  }
  const trials = options.trials ?? DEFAULT_TRIALS;
  const study = openStudy(machine, { trials, seed, confidence });
  const exitCode = await endingInTime(() =>
    inSlices(terminal, {
      all: trials,
      what: 'trials',
      done: () => trialsDone(study),
      advance: (atMost) => advance(study, atMost),
    }),
  );
  const results = resultsOf(study);
  if (!results.complete) {
    terminal.err(`Stopped after ${formatCount(results.trials)} of ${formatCount(trials)} trials.\n`);
  }
  const render = {
    json: () => resultsJson(results, commandLine),
    csv: () => resultsCsv(results),
    pretty: (style: Style) => summary(results, machine, style),
  };
  await deliver(terminal, { format, outputs, read: document.texts.keys() }, (each, style) => render[each](style));
  return exitCode;
}
