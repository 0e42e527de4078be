import { stat } from 'node:fs/promises';
import { relative, resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { errorCode, reasonOf } from './reason.ts';

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

const SHOWN = 5;

/** The one file that an argument stands for. Throws a `CommandError` where it stands for several. */
export async function findSource(arg: string, cwd: string): Promise<string> {
  const [source, ...others] = await findSources([arg], cwd);
  if (source !== undefined && others.length === 0) return source;
  const names = [source ?? '', ...others].map((path) => relative(cwd, path));
  const more = names.length > SHOWN ? ' …' : '.';
  throw new CommandError(
    `${arg} holds ${names.length} files; this command takes one`,
    ExitCode.usage,
    `Name one of them: ${names.slice(0, SHOWN).join(', ')}${more}`,
  );
}

async function sourcesOf(arg: string, cwd: string): Promise<string[]> {
  if (arg === STDIN) return [STDIN];
  const path = resolve(cwd, arg);
  switch (await kindOf(path, arg)) {
    case 'file':
      return [path];
    case 'folder':
      return matching(
        `**/*${ENDING}`,
        path,
        `${arg}: there is no plan in this folder`,
        ' rollout init writes a first one.',
      );
    case 'nothing':
      if (!/[*?[\]{}!()]/.test(arg)) throw new CommandError(`${arg}: there is no such file`, ExitCode.files);
      return matching(arg, cwd, `${arg}: no file matches`);
  }
}

async function kindOf(path: string, arg: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = errorCode(error);
    // A pattern may be longer than any name.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return 'nothing';
    throw new CommandError(`${arg} cannot be read: ${reasonOf(error)}`, ExitCode.files);
  }
}

/** By name: the order of a folder's entries is the file system's, and must not be seen. */
async function matching(pattern: string, cwd: string, otherwise: string, more = ''): Promise<string[]> {
  // Most commands are given a file, and need not wait for the library.
  const { glob } = await import('tinyglobby');
  const paths = await glob([pattern], {
    cwd,
    absolute: true,
    onlyFiles: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  if (paths.length > 0) return paths.map((each) => resolve(cwd, each)).sort();
  throw new CommandError(otherwise, ExitCode.usage, `Plans are files whose names end in ${ENDING}.${more}`);
}
