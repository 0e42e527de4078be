import { toDot, toMermaid } from '@rollout/compiler';
import { Phase } from '@rollout/workspace';
import { ExitCode } from '../exit-code.ts';
import { parseOutputs, writeOutput } from '../files/write-output.ts';
import type { Terminal } from '../terminal.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const GRAPHS = { mermaid: toMermaid, dot: toDot };
type GraphFormat = keyof typeof GRAPHS;

/** `rollout graph FILE`: the machine as a graph, for other tools to draw. */
export async function graph(
  terminal: Terminal,
  file: string,
  options: SourceOptions & { readonly format: GraphFormat; readonly output: readonly string[] },
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, ['mermaid', 'dot'] as const, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  for (const { format, path } of outputs) await writeOutput(path, GRAPHS[format](opened.machine));
  terminal.out(GRAPHS[options.format](opened.machine));
  return ExitCode.fine;
}
