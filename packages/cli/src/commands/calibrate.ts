import { LEVELS, type Level } from '@rollout/language';
import { calibrate } from '@rollout/simulator';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { readHistory } from '../files/history/read-history.ts';
import { UNITS } from '../files/history/rows.ts';
import { MOST_BYTES, readWhole } from '../files/read-whole.ts';
import { parseOutputs } from '../files/write-output.ts';
import { modelBlock } from '../output/calibrate/block.ts';
import { calibrateJson } from '../output/calibrate/calibrate-json.ts';
import type { Calibrated } from '../output/calibrate/calibrated.ts';
import { deliver } from '../output/deliver.ts';
import type { Terminal } from '../terminal.ts';

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
  const read = readHistory(shown, text, {
    columns: options.column,
    unit: options.unit === undefined ? null : (UNITS[options.unit] ?? null),
    perSaid: options.per !== undefined,
  });
  const calibrated: Calibrated = {
    file: shown,
    read,
    calibration: calibrate(read.history, options.seed),
    name: options.name,
    per: levelOf(options.per) ?? read.level ?? 'cluster',
    seed: options.seed,
  };
  await deliver(terminal, { format: options.format, outputs, read: fromStdin ? [] : [path] }, (format) =>
    format === 'json' ? calibrateJson(calibrated) : modelBlock(calibrated),
  );
  return ExitCode.fine;
}

function levelOf(name: string | undefined): Level | undefined {
  return LEVELS.find((level) => level === name);
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
