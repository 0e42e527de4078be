import { serialiseMachine } from '@rollout/compiler';
import { Phase } from '@rollout/workspace';
import { ExitCode } from '../exit-code.ts';
import { parseOutputs, writeOutput } from '../files/write-output.ts';
import type { Terminal } from '../terminal.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

/** `rollout compile FILE`: the machine as JSON. */
export async function compileCommand(
  terminal: Terminal,
  file: string,
  options: SourceOptions & { readonly output: readonly string[] },
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, ['json'], terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const text = serialiseMachine(opened.machine);
  for (const { path } of outputs) await writeOutput(path, text);
  terminal.out(text);
  return ExitCode.fine;
}
