import { setImmediate } from 'node:timers/promises';
import type { Machine } from '@rollout/compiler';
import { advance, openStudy, type Results, resultsOf, trialsDone } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { formatCount } from '../output/number.ts';
import { resultsJson } from '../output/results-json.ts';
import { summary } from '../output/summary/summary.ts';
import { showProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['pretty', 'json'] as const;

export interface SimulateOptions extends SourceOptions {
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  readonly format: (typeof FORMATS)[number];
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
  const { results, exitCode } = await endingInTime(() => study(terminal, machine, options));
  if (!results.complete) {
    terminal.err(`Stopped after ${formatCount(results.trials)} of ${formatCount(options.trials)} trials.\n`);
  }
  await deliver(terminal, { format: options.format, outputs, read: document.texts.keys() }, (format, style) =>
    format === 'json' ? resultsJson(results, commandLine) : summary(results, machine, style),
  );
  return exitCode;
}

/** How long trials run before signals are let in, in milliseconds: Ctrl-C shall end within a second. */
const SLICE = 50;

/** All trials, or those that were done when the user had enough. */
async function study(
  terminal: Terminal,
  machine: Machine,
  { trials, seed, confidence }: SimulateOptions,
): Promise<{ readonly results: Results; readonly exitCode: ExitCode }> {
  const running = openStudy(machine, { trials, seed, confidence });
  const progress = showProgress(terminal, trials);
  return terminal.interruptible(async (signal) => {
    let atMost = 1;
    for (;;) {
      const begun = terminal.now();
      const more = advance(running, atMost);
      if (!more) break;
      const took = terminal.now() - begun;
      // As many as fit at the rate just seen, growing by no more than twice.
      atMost = Math.max(1, Math.floor(atMost * Math.min(2, SLICE / Math.max(took, 0.1))));
      progress.update(trialsDone(running));
      await setImmediate();
      if (signal.aborted) break;
    }
    progress.end();
    const exitCode = signal.reason === ExitCode.terminated ? ExitCode.terminated : ExitCode.interrupted;
    return { results: resultsOf(running), exitCode: signal.aborted ? exitCode : ExitCode.fine };
  });
}
