import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { reasonOf } from './reason.ts';

/** One `--output FORMAT=FILE`. */
export interface Output<Format extends string> {
  readonly format: Format;
  /** Absolute. */
  readonly path: string;
}

/** Parses what `--output` was given. Throws a `CommandError` for a format that the command does not have. */
export function parseOutputs<Format extends string>(
  texts: readonly string[],
  formats: readonly Format[],
  cwd: string,
): Output<Format>[] {
  return texts.map((text) => {
    const at = text.indexOf('=');
    const format = formats.find((each) => each === text.slice(0, at));
    if (at <= 0 || format === undefined || at === text.length - 1) {
      const help = `It is written as FORMAT=FILE; FORMAT is ${formats.join(' or ')}.`;
      throw new CommandError(`--output ${text} names no format and file`, ExitCode.usage, help);
    }
    return { format, path: resolve(cwd, text.slice(at + 1)) };
  });
}

/** Writes the file whole or not at all. Throws a `CommandError` where it cannot be written. */
export async function writeOutput(path: string, text: string): Promise<void> {
  // Most commands write no file, and need not wait for the library.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    await writeFileAtomic(path, text);
  } catch (error) {
    throw new CommandError(`${path} cannot be written: ${reasonOf(error)}`, ExitCode.files);
  }
}
