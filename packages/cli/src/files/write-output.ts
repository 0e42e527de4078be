import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { reasonOf } from './reason.ts';

/** One `--output FORMAT=FILE`. */
export interface Output<Format extends string> {
  readonly format: Format;
  /** Absolute. */
  readonly path: string;
}

/**
 * Parses what `--output` was given. Throws a `CommandError` for a format that the command does not have, and for a file that is
 * to hold two of them.
 */
export function parseOutputs<Format extends string>(
  texts: readonly string[],
  formats: readonly Format[],
  cwd: string,
): Output<Format>[] {
  const taken = new Map<string, string>();
  return texts.map((text) => {
    const at = text.indexOf('=');
    const format = formats.find((each) => each === text.slice(0, at));
    if (at <= 0 || format === undefined || at === text.length - 1) {
      const help = `It is written as FORMAT=FILE; FORMAT is ${formats.length === 1 ? '' : 'one of '}${formats.join(', ')}.`;
      throw new CommandError(`--output ${text} names no format and file`, ExitCode.usage, help);
    }
    const path = resolve(cwd, text.slice(at + 1));
    const other = taken.get(path);
    if (other !== undefined) {
      const message = `--output ${other} and --output ${text} are one file`;
      throw new CommandError(message, ExitCode.usage, 'Each format needs a file of its own.');
    }
    taken.set(path, text);
    return { format, path };
  });
}

/**
 * Writes the file whole or not at all; a pipe or a device is written to, and stays what it is. A reader of a pipe who goes away has had enough, as
 * one of standard output has. Throws a `CommandError` where it cannot be written.
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  // Most commands write no file, and need not wait for the library.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    if (await isPipeOrDevice(path)) await writeFile(path, content);
    // The library would take what a full disk has cut off for the whole.
    else await writeFileAtomic(path, '', { tmpfileCreated: (draft) => writeFile(draft, content) });
  } catch (error) {
    if (isReaderGone(error)) return;
    throw new CommandError(`${path} cannot be written: ${reasonOf(error)}`, ExitCode.files);
  }
}

/** A rename would put a file in its place: as root, of `/dev/null`, too. */
async function isPipeOrDevice(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Only a pipe has a reader. */
const isReaderGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';
