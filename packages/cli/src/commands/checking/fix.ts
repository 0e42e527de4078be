/** `rollout check --fix`: what can be put right is put right before files are checked, or shown as a diff. */
import type { Diagnostic } from '@rollout/language';
import { type FileSystem, fixFiles, MOST_ROUNDS } from '@rollout/workspace';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { diskFileSystem } from '../../files/disk-file-system.ts';
import { STDIN } from '../../files/find-sources.ts';
import type { Terminal } from '../../terminal.ts';
import { readStdin, type SourceOptions, shownPath } from '../open-plan.ts';
import type { BaselineOptions } from './baseline.ts';
import { deliverFixes, fixCount, type ToBeFixed } from './deliver-fixes.ts';

export interface FixOptions extends SourceOptions, Pick<BaselineOptions, 'baseline'> {
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly unsafeFixes?: boolean;
}

/** What there is to be checked once fixes are made. */
export interface AfterFixes {
  /** Paths of files on that file system. */
  readonly sources: readonly string[];
  readonly fileSystem: FileSystem;
  /** Where the findings go: to standard error, where standard output has the fixed text or the diff. */
  readonly terminal: Terminal;
  /** That of files, where one could not be written. */
  readonly exitCode: ExitCode;
  /** Is told what is left in each file. */
  readonly left: (findings: readonly Diagnostic[]) => void;
  /** What there is to say once all are checked. */
  readonly notes: () => readonly string[];
}

/** Makes fixes, or shows them. Throws a `CommandError` where the options do not go together. */
export async function makeFixes(
  terminal: Terminal,
  sources: readonly string[],
  options: FixOptions,
): Promise<AfterFixes> {
  const { fixDryRun = false, unsafeFixes = false } = options;
  refuseOthers(options);
  const files = await filesOf(terminal, sources, options);
  const fixed = await fixFiles([...files.shown.keys()], {
    fileSystem: diskFileSystem,
    safety: unsafeFixes ? 'unsafe' : 'safe',
    texts: new Map(files.stdin === undefined ? [] : [[files.stdin.path, files.stdin.text]]),
    shownPath: (path) => shownPath(terminal, path),
  });
  const delivered = await deliverFixes(terminal, fixed, files, fixDryRun);
  let unsafe = 0;
  return {
    sources: [...files.shown.keys()],
    ...delivered,
    left: (findings) => {
      unsafe += findings.filter((finding) => finding.fix?.safety === 'unsafe').length;
    },
    notes: () => [
      ...(unsafe === 0 || unsafeFixes ? [] : [`${fixCount(unsafe)} more with --unsafe-fixes, to be looked at`]),
      ...(fixed.leftOut.length === 0 ? [] : [`${fixCount(fixed.leftOut.length)} left out: another error would show`]),
      ...(fixed.isDone ? [] : [`fixing was ended after ${MOST_ROUNDS} rounds: run it again for the rest`]),
    ],
  };
}

function refuseOthers({ fix, fixDryRun, plan, set, start, baseline }: FixOptions): void {
  const asked = fix === true ? '--fix' : '--fix-dry-run';
  const refuse = (other: string, help: string): void => {
    throw new CommandError(`${asked} does not go with ${other}`, ExitCode.usage, help);
  };
  if (fix !== true && fixDryRun !== true) {
    const help = 'Say whether they are to be made (--fix) or shown (--fix-dry-run).';
    throw new CommandError('--unsafe-fixes needs --fix or --fix-dry-run', ExitCode.usage, help);
  }
  if (fix === true && fixDryRun === true) refuse('--fix-dry-run', 'A dry run writes nothing.');
  const whole = 'Fixes are made to whole files, as they are written.';
  if (plan !== undefined) refuse('--plan', whole);
  if (set.size > 0) refuse('--set', whole);
  if (start !== undefined) refuse('--start', whole);
  if (fixDryRun === true && baseline !== undefined) refuse('--baseline', 'A baseline is of what files hold.');
}

/** By their paths, each with the name by which the reader knows it. */
async function filesOf(
  terminal: Terminal,
  sources: readonly string[],
  { stdinFilename }: FixOptions,
): Promise<ToBeFixed> {
  const shown = new Map<string, string>();
  let stdin: ToBeFixed['stdin'];
  for (const source of sources) {
    const path = source === STDIN ? resolve(terminal.cwd, stdinFilename) : source;
    if (source === STDIN) stdin = { path, ...(await readStdin(terminal)) };
    shown.set(path, shownPath(terminal, path));
  }
  return { shown, stdin };
}
