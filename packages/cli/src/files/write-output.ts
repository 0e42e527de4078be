import { dirname, resolve } from 'pathe';
import writeFileAtomic from 'write-file-atomic';
import { CommandError, ExitCode } from '../exit-code.ts';

/** One `--output FORMAT=FILE`. */
export interface Output<Format extends string> {
  readonly format: Format;
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
      throw new CommandError(
        `--output ${text}: it is written as FORMAT=FILE, FORMAT being ${formats.join(' or ')}`,
        ExitCode.usage,
      );
    }
    return { format, path: resolve(cwd, text.slice(at + 1)) };
  });
}

/** Writes the file whole or not at all. */
export async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path, text);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CommandError(`${path} cannot be written: ${reason}`, ExitCode.files, `The folder is ${dirname(path)}.`);
  }
}
