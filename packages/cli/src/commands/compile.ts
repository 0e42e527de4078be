import { serialiseMachine } from '@rollout/compiler';
import { Phase } from '@rollout/workspace';
import { ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { escapeJson } from '../output/json.ts';
import type { Terminal } from '../terminal.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['json'] as const;

/** `rollout compile FILE`: the machine as JSON. */
export async function compileCommand(
  terminal: Terminal,
  file: string,
  options: SourceOptions & { readonly output: readonly string[] },
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const text = escapeJson(serialiseMachine(opened.machine));
  await deliver(terminal, { format: 'json', outputs, read: opened.document.texts.keys() }, () => text);
  return ExitCode.fine;
}
