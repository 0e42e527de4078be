import { CommandError, ExitCode } from '../exit-code.ts';
import { diskFileSystem } from '../files/disk-file-system.ts';
import { type Output, writeOutput } from '../files/write-output.ts';
import { PLAIN, type Style, type Terminal } from '../terminal.ts';

/** An answer, in whatever format it is wanted. */
export type Render<Format extends string> = (format: Format, style: Style) => string;

/**
 * Writes an answer to the files that were asked for and to standard output. Files come first, so that a reader of the output who goes
 * away does not lose them; a file that cannot be written does not lose the answer. No file that was `read` is
 * overwritten, whichever links lead to it.
 */
export async function deliver<Format extends string>(
  terminal: Terminal,
  options: { readonly format: Format; readonly outputs: readonly Output<Format>[]; readonly read: Iterable<string> },
  render: Render<Format>,
): Promise<void> {
  const read = options.outputs.length === 0 ? new Set<string | null>() : await realPaths(options.read);
  let failure: unknown;
  for (const { format, path } of options.outputs) {
    try {
      if (read.has(await diskFileSystem.realPath(path)))
        throw new CommandError(`${path} was read from; it is not overwritten`, ExitCode.usage);
      await writeOutput(path, render(format, PLAIN));
    } catch (error) {
      failure ??= error;
    }
  }
  terminal.out(render(options.format, terminal.answer));
  if (failure !== undefined) throw failure;
}

/** Where files are once links have been followed; what is no file of the disk is left out. */
async function realPaths(paths: Iterable<string>): Promise<Set<string | null>> {
  const real = new Set<string | null>();
  for (const path of paths) real.add(await diskFileSystem.realPath(path));
  real.delete(null);
  return real;
}
