/** Files of data: larger than plans may be, and read as they are. */
import { CommandError, ExitCode } from '../exit-code.ts';
import { diskFileSystem } from './disk-file-system.ts';

/** What is read of one file. */
export const MOST_BYTES = 256 * 1024 * 1024;

/** The text of a file. Throws a `CommandError` where there is none; `name` is as it was given, `path` absolute. */
export async function readWhole(name: string, path: string): Promise<string> {
  const refuse = (why: string) => new CommandError(`${name}${why}`, ExitCode.files);
  const read = await diskFileSystem.read(path, MOST_BYTES);
  switch (read.kind) {
    case 'missing':
      throw refuse(': there is no such file');
    case 'not-regular':
      throw refuse(' is not a file');
    case 'too-large':
      throw refuse(' is larger than 256 MiB');
    case 'unreadable':
      throw refuse(` cannot be read: ${read.reason}`);
    case 'file':
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
      } catch {
        throw refuse(' is not UTF-8 text');
      }
  }
}
