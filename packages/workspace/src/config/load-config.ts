import { type Diagnostic, hasErrors } from '@rollout/language';
import { join } from 'pathe';
import { unreadDiagnostic } from '../diagnostics.ts';
import type { FileSystem } from '../files/file-system.ts';
import { projectRoot } from '../files/project-root.ts';
import { readText } from '../files/read-text.ts';
import { CONFIG_FILE, type Config } from './config.ts';
import { readConfig } from './read-config.ts';

export interface LoadedConfig {
  /** The folder that its paths are from. */
  readonly root: string;
  /** Where it is, or would be. */
  readonly path: string;
  /** null: the project has none, or nothing of it can be used. */
  readonly config: Config | null;
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The configuration of the project that a file belongs to. Never throws for what is in it. */
export async function loadConfig(
  fileSystem: FileSystem,
  file: string,
  shownPath: (path: string) => string,
): Promise<LoadedConfig> {
  const root = await projectRoot(fileSystem, file);
  const path = join(root, CONFIG_FILE);
  const read = await readText(fileSystem, path);
  if (read.kind === 'missing') return { root, path, config: null, texts: new Map(), diagnostics: [] };
  if (read.kind !== 'text') {
    const diagnostic = unreadDiagnostic(read, shownPath(path), { path, span: { start: 0, end: 0 } });
    return { root, path, config: null, texts: new Map(), diagnostics: [diagnostic] };
  }
  const { config, diagnostics } = readConfig(read.text, path);
  return {
    root,
    path,
    config: hasErrors(diagnostics) ? null : config,
    texts: new Map([[path, read.text]]),
    diagnostics,
  };
}
