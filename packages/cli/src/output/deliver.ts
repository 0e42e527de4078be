import { setImmediate } from 'node:timers/promises';
import { PLAIN, type Style } from '@rollout/report';
import { CommandError, ExitCode } from '../exit-code.ts';
import { diskFileSystem } from '../files/disk-file-system.ts';
import { type Output, writeOutput } from '../files/write-output.ts';
import type { Terminal } from '../terminal.ts';
import { tell } from './tell.ts';

/** An answer, in whatever format it is wanted. */
export type Render<Format extends string> = (format: Format, style: Style) => string;

/** A file beside the answer. */
export type FileToWrite =
  /** An absolute path. */
  | { readonly path: string; readonly content: () => Promise<string | Uint8Array> }
  /** Standard output, in place of the answer. */
  | { readonly path: null; readonly content: () => Promise<string> };

export interface Delivery<Format extends string> {
  readonly format: Format;
  readonly outputs: readonly Output<Format>[];
  readonly read: Iterable<string>;
  /** What is drawn of the answer; null: nothing. */
  readonly pictures?: ((signal: AbortSignal) => Promise<readonly FileToWrite[]>) | null;
}

/**
 * Writes an answer to the files that were asked for and to standard output. Files come first, so that a reader of the output who goes
 * away does not lose them; a file that cannot be written, or drawn, does not lose the answer. What was to stand in place of the answer
 * and cannot be drawn leaves standard output empty. Who interrupts the drawing gets the answer all the same. No file that was `read` is overwritten, whichever links lead to it.
 */
export async function deliver<Format extends string>(
  terminal: Terminal,
  { format, outputs, read, pictures = null }: Delivery<Format>,
  render: Render<Format>,
): Promise<void> {
  const wasRead = outputs.length === 0 && pictures === null ? new Set<string | null>() : await realPaths(read);
  const written = new Set<string>();
  let failure: unknown;
  let shown: string | null = null;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // A bug of ours is told before all else.
      if (failure === undefined || (failure instanceof CommandError && !(error instanceof CommandError)))
        failure = error;
    }
  };
  const write = async (file: FileToWrite): Promise<void> => {
    if (file.path === null) {
      shown = '';
      shown = await file.content();
      return;
    }
    if (written.has(file.path)) throw new CommandError(`${file.path} would be written twice`, ExitCode.usage);
    written.add(file.path);
    if (wasRead.has(await diskFileSystem.realPath(file.path)))
      throw new CommandError(`${file.path} was read from; it is not overwritten`, ExitCode.usage);
    await writeOutput(file.path, await file.content());
  };
  for (const { format: each, path } of outputs)
    await attempt(() => write({ path, content: async () => render(each, PLAIN) }));
  if (pictures !== null) {
    await terminal.interruptible((signal) =>
      attempt(async () => {
        for (const file of await pictures(signal)) {
          await setImmediate();
          if (signal.aborted) throw stoppedDrawing(signal);
          await attempt(() => write(file));
        }
      }),
    );
  }
  if (shown !== null) terminal.out(shown);
  else if (format === 'pretty') tell(terminal, render(format, terminal.answer));
  else terminal.out(render(format, terminal.answer));
  if (failure !== undefined) throw failure;
}

/** Thrown where a signal has come and not all is drawn. */
export function stoppedDrawing({ reason }: AbortSignal): CommandError {
  const exitCode = reason === ExitCode.terminated ? ExitCode.terminated : ExitCode.interrupted;
  return new CommandError('Stopped before all pictures were drawn', exitCode);
}

/** Where files are once links have been followed; what is no file of the disk is left out. */
async function realPaths(paths: Iterable<string>): Promise<Set<string | null>> {
  const real = new Set<string | null>();
  for (const path of paths) real.add(await diskFileSystem.realPath(path));
  real.delete(null);
  return real;
}
