import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { decodeText, MAX_FILE_BYTES } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { byteOrderMarkOf } from './byte-order-mark.ts';
import { diskFileSystem } from './disk-file-system.ts';
import { errorCode, reasonOf } from './reason.ts';

/** Says that a file is not what was read. */
class Changed extends Error {}

/**
 * Gives a file that was read as `readText` the text `newText`, whole or not at all; its mode, its owner and a byte order
 * mark stay. Of a link, the file that it leads to is written. Where the file is no longer what was read, nothing is
 * written and the answer is `changed`. Throws a `CommandError` where it cannot be written; `shown` is how messages name it.
 */
export async function rewriteFile(
  path: string,
  readText: string,
  newText: string,
  shown = path,
): Promise<'written' | 'changed'> {
  // Most commands write no file, and need not wait for the library.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    // A rename would not ask whether the file itself may be written.
    await access(path, constants.W_OK);
    const mark = await byteOrderMark(path, readText);
    await writeFileAtomic(path, '', {
      tmpfileCreated: async (draft) => {
        // The library would take what a full disk has cut off for the whole.
        await writeFile(draft, mark + newText);
        // Last of all, so that as little time as can be is left in which it changes.
        await byteOrderMark(path, readText);
      },
    });
    return 'written';
  } catch (error) {
    if (error instanceof Changed || errorCode(error) === 'ENOENT') return 'changed';
    throw new CommandError(`${shown} cannot be written: ${reasonOf(error)}`, ExitCode.files);
  }
}

/** The mark that the file begins with, or nothing. Throws `Changed` where its text is not `readText` (any more). */
async function byteOrderMark(path: string, readText: string): Promise<string> {
  const read = await diskFileSystem.read(path, MAX_FILE_BYTES);
  if (read.kind !== 'file') throw new Changed();
  const decoded = decodeText(read.bytes);
  if (decoded.kind !== 'text' || decoded.text !== readText) throw new Changed();
  return byteOrderMarkOf(read.bytes);
}
