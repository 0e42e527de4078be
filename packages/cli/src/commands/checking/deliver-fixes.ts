/** Fixes are written to the files, or shown. */

import { counted, formatCount, printableText } from '@rollout/report';
import { type FileSystem, type Fixed, type FixedFile, overlaid } from '@rollout/workspace';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { diskFileSystem } from '../../files/disk-file-system.ts';
import { rewriteFile } from '../../files/rewrite.ts';
import { unifiedDiff } from '../../output/unified-diff.ts';
import type { Terminal } from '../../terminal.ts';
import type { Stdin } from '../open-plan.ts';

export interface ToBeFixed {
  /** How the reader knows each file, by its path. */
  readonly shown: ReadonlyMap<string, string>;
  /** What came from standard input, which is one of them. */
  readonly stdin: (Stdin & { readonly path: string }) | undefined;
}

export interface Delivered {
  /** What is to be checked now. */
  readonly fileSystem: FileSystem;
  /** What is left to standard output and standard error. */
  readonly terminal: Terminal;
  readonly exitCode: ExitCode;
}

/** `1 fix`, `2 fixes`. */
export const fixCount = (count: number): string => `${formatCount(count)} ${count === 1 ? 'fix' : 'fixes'}`;

/**
 * Writes each file, unless it is no longer what was read; prints what came from standard input. A dry run prints what would change, and writes
 * nothing. Says on standard error how much was done, and what could not be.
 */
export async function deliverFixes(
  terminal: Terminal,
  fixed: Fixed,
  files: ToBeFixed,
  isDryRun: boolean,
): Promise<Delivered> {
  const names = new Map<string, string>();
  for (const [path, shown] of files.shown) names.set((await diskFileSystem.realPath(path)) ?? path, shown);
  const nameOf = ({ path }: FixedFile): string => names.get(path) ?? path;
  // Standard output is taken: what is found goes where messages go.
  const beside: Terminal = { ...terminal, out: terminal.err, answer: terminal.messages };
  if (isDryRun) {
    for (const file of fixed.files) {
      terminal.out(unifiedDiff(nameOf(file), file.before, file.after, terminal.answer.colors));
    }
    sayHowMuch(terminal, fixed, fixed.files, 'would be made');
    return { fileSystem: fixed.fileSystem, terminal: beside, exitCode: ExitCode.fine };
  }

  const { stdin } = files;
  const stdinPath = stdin === undefined ? undefined : ((await diskFileSystem.realPath(stdin.path)) ?? stdin.path);
  const done: FixedFile[] = [];
  let exitCode: ExitCode = ExitCode.fine;
  for (const file of fixed.files) {
    const problem = file.path === stdinPath ? undefined : await write(file, nameOf(file));
    if (problem === undefined) {
      done.push(file);
    } else {
      exitCode = ExitCode.files;
      const { colors } = terminal.messages;
      terminal.err(`${colors.red(colors.bold('error'))}: ${printableText(problem)}\n`);
    }
  }
  sayHowMuch(terminal, fixed, done, 'made');
  if (stdin === undefined || stdinPath === undefined) return { fileSystem: diskFileSystem, terminal, exitCode };
  const text = fixed.files.find(({ path }) => path === stdinPath)?.after ?? stdin.text;
  terminal.out(stdin.mark + text);
  return { fileSystem: overlaid(diskFileSystem, new Map([[stdinPath, text]])), terminal: beside, exitCode };
}

/** What was in the way, or undefined where nothing was. */
async function write({ path, before, after }: FixedFile, name: string): Promise<string | undefined> {
  try {
    const outcome = await rewriteFile(path, before, after, name);
    return outcome === 'written' ? undefined : `${name} has changed meanwhile; it was left as it is`;
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
}

function sayHowMuch(terminal: Terminal, { made }: Fixed, files: readonly FixedFile[], what: string): void {
  const paths = new Set(files.map(({ path }) => path));
  const count = made.filter((fix) => fix.paths.every((path) => paths.has(path))).length;
  const where = count === 0 ? '' : ` in ${counted(files.length, 'file')}`;
  terminal.err(`${fixCount(count)} ${what}${where}\n`);
}
