import { hasErrors } from '@rollout/language';
import { loadConfig } from '@rollout/workspace';
import { resolve } from 'pathe';
import { ExitCode } from '../exit-code.ts';
import { diskFileSystem } from '../files/disk-file-system.ts';
import { findSources, STDIN } from '../files/find-sources.ts';
import { renderFindings } from '../output/findings.ts';
import type { Terminal } from '../terminal.ts';
import { type SourceOptions, shownPath } from './open-plan.ts';

/** `rollout check --print-config [FILE…]`: the configuration of each project that the files are of, as JSON, every default filled in. */
export async function printConfig(
  terminal: Terminal,
  files: readonly string[],
  { stdinFilename }: Pick<SourceOptions, 'stdinFilename'>,
): Promise<ExitCode> {
  const shown = (path: string): string => shownPath(terminal, path);
  const sources = files.length === 0 ? [STDIN] : await findSources(files, terminal.cwd);
  const seen = new Set<string>();
  let exitCode: ExitCode = ExitCode.fine;
  for (const source of sources) {
    const file = source === STDIN ? resolve(terminal.cwd, stdinFilename) : source;
    const loaded = await loadConfig(diskFileSystem, file, shown);
    if (seen.has(loaded.path)) continue;
    seen.add(loaded.path);
    terminal.err(renderFindings(loaded.diagnostics, loaded, shown, terminal.messages));
    if (hasErrors(loaded.diagnostics)) exitCode = ExitCode.usage;
    else {
      const policies = loaded.config?.policies.map(({ location: _, ...rule }) => rule) ?? [];
      const told = { file: loaded.config === null ? null : shown(loaded.path), policies };
      terminal.out(`${JSON.stringify(told, null, 2)}\n`);
    }
  }
  return exitCode;
}
