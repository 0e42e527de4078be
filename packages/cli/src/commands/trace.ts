import { traceTrial } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { jsonText } from '../output/json.ts';
import { formatCount } from '../output/number.ts';
import { timeline } from '../output/timeline/timeline.ts';
import type { Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['pretty', 'json'] as const;

const TOO_MANY = 'Without --servers it is told by clusters, or what else is deployed one by one.';

export interface TraceOptions extends SourceOptions {
  readonly trial: number;
  readonly seed: string;
  readonly servers?: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout trace FILE`: one run, exactly as `simulate` with that seed has it. */
export async function traceCommand(terminal: Terminal, file: string, options: TraceOptions): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { machine, document } = opened;
  const { trial, seed, servers = false } = options;
  const trace = await endingInTime(() => traceTrial(machine, { seed, trial, servers }));
  if (trace.kind === 'too-many-servers') {
    const most = formatCount(trace.most);
    throw new CommandError(`this run has more than ${most} runs of single servers`, ExitCode.findings, TOO_MANY);
  }
  await deliver(terminal, { format: options.format, outputs, read: document.texts.keys() }, (format, style) =>
    format === 'json' ? jsonText(trace) : timeline(trace, machine, style),
  );
  return ExitCode.fine;
}
