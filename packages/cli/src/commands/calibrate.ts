import { modelBlock, printableText } from '@rollout/report';
import { calibrateFrom } from '@rollout/workspace';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { MOST_BYTES, readWhole } from '../files/read-whole.ts';
import { parseOutputs } from '../files/write-output.ts';
import { calibrateJson } from '../output/calibrate-json.ts';
import { deliver } from '../output/deliver.ts';
import { showStep } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { asking } from './doing.ts';

const FORMATS = ['pretty', 'json'] as const;

export interface CalibrateOptions {
  /** Columns by what they say, as typed. */
  readonly column: ReadonlyMap<string, string>;
  readonly unit?: string;
  readonly name: string;
  readonly per?: string;
  readonly seed: string;
  readonly stdinFilename: string;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout calibrate HISTORY.csv`: the numbers of a model from a release log. */
export async function calibrateCommand(terminal: Terminal, file: string, options: CalibrateOptions): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const path = resolve(terminal.cwd, file);
  const fromStdin = file === '-';
  const shown = fromStdin ? options.stdinFilename : file;
  const text = fromStdin ? await standardInput(terminal) : await readWhole(file, path);
  const { name, seed, column: columns, unit, per } = options;
  const calibrated = await asking(() =>
    showStep(terminal, `estimating a model from ${printableText(shown)}`, text.length, () =>
      calibrateFrom(shown, text, { name, seed, columns, unit, per }),
    ),
  );
  await deliver(terminal, { format: options.format, outputs, read: fromStdin ? [] : [path] }, (format) =>
    format === 'json' ? calibrateJson(calibrated) : modelBlock(calibrated),
  );
  return ExitCode.fine;
}

async function standardInput(terminal: Terminal): Promise<string> {
  const bytes = await terminal.readStdin(MOST_BYTES);
  if (bytes.length > MOST_BYTES) throw new CommandError('standard input is larger than 256 MiB', ExitCode.files);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError('standard input is not UTF-8 text', ExitCode.files);
  }
}
