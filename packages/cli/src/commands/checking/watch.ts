import { counted } from '@rollout/report';
import { CONFIG_FILE } from '@rollout/workspace';
import { basename, extname, resolve } from 'pathe';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { findSources, STDIN } from '../../files/find-sources.ts';
import { type Changes, watchFiles } from '../../files/watch-files.ts';
import { commandMessage } from '../../output/command-message.ts';
import type { Terminal } from '../../terminal.ts';
import { type CheckSourcesOptions, checkSources } from './check-sources.ts';

const CLEAR = '\u001b[2J\u001b[H';

/**
 * `rollout check --watch [FILE…]`: checks, and after that again and again what a change has to do with: files that changed, those that read
 * them, and all files where one has come or gone, or the configuration has changed. Ends when it is interrupted.
 */
export async function watchSources(
  terminal: Terminal,
  args: readonly string[],
  options: CheckSourcesOptions,
): Promise<ExitCode> {
  refuseOthers(args, options);
  await refuseMissing(args, terminal.cwd);
  return terminal.interruptible(async (signal) => {
    /** By file that is checked, all that was read for it. */
    const reads = new Map<string, ReadonlySet<string>>();
    let waiting: Changes | null = null;
    let wake = (): void => {};
    signal.addEventListener('abort', () => wake());
    const meant = (path: string): boolean =>
      ['.rollout', '.csv'].includes(extname(path)) ||
      isConfig(path) ||
      [...reads.values()].some((each) => each.has(path));
    const watch = await watchFiles(rootsOf(args, terminal.cwd), meant, (changes) => {
      waiting = waiting === null ? changes : joined(waiting, changes);
      wake();
    });
    let changes: Changes | null = null;
    while (!signal.aborted) {
      const sources = await affected(changes);
      if (sources !== null) {
        await checkSources(terminal, sources, options, {
          signal,
          checked: (source, { texts, config }) =>
            reads.set(source, new Set([source, ...texts.keys(), ...(config === null ? [] : [config.path])])),
        });
        watch.add([...reads.values()].flatMap((each) => [...each]));
      }
      if (!signal.aborted) {
        terminal.err(terminal.messages.colors.dim(`Watching ${counted(reads.size, 'file')}. Ctrl-C ends.\n`));
      }
      while (waiting === null && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      changes = waiting;
      waiting = null;
      if (changes !== null && terminal.animated) terminal.err(CLEAR);
    }
    await watch.close();
    return signal.reason === ExitCode.terminated ? ExitCode.terminated : ExitCode.interrupted;

    /** What to check; null where that could not be found out, which has been said. */
    async function affected(changes: Changes | null): Promise<readonly string[] | null> {
      if (changes !== null && !changes.isOther && ![...changes.paths].some(isConfig)) {
        return [...reads].flatMap(([source, read]) =>
          [...changes.paths].some((path) => read.has(path)) ? [source] : [],
        );
      }
      reads.clear();
      try {
        return await findSources(args, terminal.cwd);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        terminal.err(commandMessage(error, terminal.messages));
        return null;
      }
    }
  });
}

const isConfig = (path: string): boolean => basename(path) === CONFIG_FILE;

function joined(one: Changes, other: Changes): Changes {
  return { paths: new Set([...one.paths, ...other.paths]), isOther: one.isOther || other.isOther };
}

/** Files and folders as they are; of a glob the folder in which it begins. */
function rootsOf(args: readonly string[], cwd: string): readonly string[] {
  return (args.length === 0 ? ['.'] : args).map((arg) => {
    const parts = arg.split('/');
    const magic = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
    return resolve(cwd, magic < 0 ? arg : parts.slice(0, magic).join('/') || (arg.startsWith('/') ? '/' : '.'));
  });
}

/** Throws a `CommandError` for a file that is not there: its name is mistyped. A folder may get its first plan later. */
async function refuseMissing(args: readonly string[], cwd: string): Promise<void> {
  try {
    await findSources(args, cwd);
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== ExitCode.usage) throw error;
  }
}

/** Throws a `CommandError` for what has no meaning where only a part is checked again and again. */
function refuseOthers(args: readonly string[], options: CheckSourcesOptions): void {
  const refuse = (what: string): CommandError =>
    new CommandError(
      `--watch goes with no ${what}`,
      ExitCode.usage,
      'It is for people who look at what a terminal shows.',
    );
  if (args.includes(STDIN)) throw refuse('standard input');
  if (options.format !== 'pretty') throw refuse('other format than pretty');
  if (options.output.length > 0) throw refuse('--output');
  if (options.updateBaseline === true) throw refuse('--update-baseline');
  if (options.fix === true || options.fixDryRun === true) throw refuse('fixes');
}
