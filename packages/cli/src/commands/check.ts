import { resolve } from 'pathe';
import type { ExitCode } from '../exit-code.ts';
import { findSources, STDIN } from '../files/find-sources.ts';
import type { Terminal } from '../terminal.ts';
import { printConfig } from './check-config.ts';
import { type CheckSourcesOptions, checkSources } from './checking/check-sources.ts';

export interface CheckOptions extends CheckSourcesOptions {
  readonly printConfig?: boolean;
  readonly watch?: boolean;
}

/** `rollout check [FILE…]`: everything that is wrong, unwise or worth knowing, file by file. */
export async function check(terminal: Terminal, files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (options.printConfig === true) return printConfig(terminal, files, options);
  if (options.watch === true) {
    // Most checks end at once, and need not wait for what watches.
    const { watchSources } = await import('./checking/watch.ts');
    return watchSources(terminal, files, options);
  }
  const sources = await findSources(files, terminal.cwd);
  // What comes from standard input stands for the file of its name.
  const stdin = sources.includes(STDIN) ? resolve(terminal.cwd, options.stdinFilename) : null;
  const once = sources.filter((source) => source !== stdin);
  return checkSources(terminal, once, options);
}
