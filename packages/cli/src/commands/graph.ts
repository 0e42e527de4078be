import { toDot, toMermaid } from '@rollout/compiler';
import { Phase } from '@rollout/workspace';
import { ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { printableText } from '../output/printable.ts';
import type { Terminal } from '../terminal.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['mermaid', 'dot'] as const;
type GraphFormat = (typeof FORMATS)[number];

/** `rollout graph FILE`: the machine as a graph, for other tools to draw. */
export async function graph(
  terminal: Terminal,
  file: string,
  options: SourceOptions & { readonly format: GraphFormat; readonly output: readonly string[] },
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { machine, document } = opened;
  await deliver(terminal, { format: options.format, outputs, read: document.texts.keys() }, (format) =>
    // Line by line: a line feed is no control character here.
    (format === 'dot' ? toDot(machine) : toMermaid(machine)).split('\n').map(printableText).join('\n'),
  );
  return ExitCode.fine;
}
