import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'pathe';
import { glob, isDynamicPattern } from 'tinyglobby';
import { CommandError, ExitCode } from '../exit-code.ts';

const ENDING = '.rollout';

/** Standard input, as an argument. */
export const STDIN = '-';

/**
 * The files that a command's arguments stand for, as absolute paths (or `-`), each once, in the order of the arguments and by
 * name within one: a file itself, every `*.rollout` below a folder, what a glob matches. No argument: the current folder.
 * Throws a `CommandError` for a file that is not there and for a folder or glob without plans.
 */
export async function findSources(args: readonly string[], cwd: string): Promise<string[]> {
  const found = new Set<string>();
  for (const arg of args.length === 0 ? ['.'] : args) {
    for (const path of await sourcesOf(arg, cwd)) found.add(path);
  }
  return [...found];
}

async function sourcesOf(arg: string, cwd: string): Promise<string[]> {
  if (arg === STDIN) return [STDIN];
  const path = isAbsolute(arg) ? arg : resolve(cwd, arg);
  const stats = await stat(path).catch(() => null);
  if (stats !== null && !stats.isDirectory()) return [path];
  if (stats === null && !isDynamicPattern(arg)) {
    throw new CommandError(`${arg}: there is no such file`, ExitCode.files);
  }
  const paths = await glob(stats === null ? [arg] : [`**/*${ENDING}`], {
    cwd: stats === null ? cwd : path,
    absolute: true,
    onlyFiles: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  if (paths.length === 0) {
    throw new CommandError(
      stats === null ? `${arg}: no file matches` : `${arg}: there is no plan in this folder`,
      ExitCode.usage,
      `Plans are files whose names end in ${ENDING}.`,
    );
  }
  return paths.map((each) => resolve(cwd, each)).sort();
}
