import { type Diagnostic, hasErrors, type Location } from '@rollout/language';
import { join } from 'pathe';
import { unreadDiagnostic, workspaceDiagnostics } from '../diagnostics.ts';
import type { FileSystem } from '../files/file-system.ts';
import { isInside, projectRoot } from '../files/project-root.ts';
import { readText } from '../files/read-text.ts';
import { CONFIG_FILE, type ConfigFile, type Extended, type LoadedConfig } from './config.ts';
import type { ConfigCache } from './config-cache.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { briefly } from './json-reading.ts';
import { readConfig } from './read-config.ts';

/** The most files that a configuration may extend, directly or not. */
export const MAX_EXTENDED = 100;

/**
 * The configuration of the project that a file belongs to, with all that it extends. Never throws for what is in them.
 * With a cache each project's is read once.
 */
export async function loadConfig(
  fileSystem: FileSystem,
  file: string,
  shownPath: (path: string) => string,
  cache?: ConfigCache,
): Promise<LoadedConfig> {
  const root = await projectRoot(fileSystem, file, cache?.roots);
  const known = cache?.configs.get(root);
  if (known !== undefined) return known;
  const loaded = loadFrom(fileSystem, root, shownPath);
  cache?.configs.set(root, loaded);
  return loaded;
}

async function loadFrom(
  fileSystem: FileSystem,
  root: string,
  shownPath: (path: string) => string,
): Promise<LoadedConfig> {
  const path = join(root, CONFIG_FILE);
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const parts: { readonly at: string; readonly file: ConfigFile }[] = [];
  /** By real path; those that are still being followed are on the way. */
  const onTheWay: string[] = [];
  let followed = 0;

  const real = await fileSystem.realPath(path);
  if (real === null) return { root, path, config: null, texts, diagnostics };
  const start = { path, span: { start: 0, end: 0 } };
  const read = isInside(root, real) ? await readText(fileSystem, real) : null;
  if (read?.kind === 'text') await take(real, path, read.text);
  else {
    diagnostics.push(
      read === null
        ? notInside('outside', root, shownPath(real), start, shownPath)
        : unreadDiagnostic(read, shownPath(path), start),
    );
  }
  const config = {
    path,
    files: parts.map(({ at }) => at),
    layers: parts.flatMap(({ file }) => file.layers),
    policies: parts.flatMap(({ file }) => file.policies),
  };
  return { root, path, config: hasErrors(diagnostics) ? null : config, texts, diagnostics };

  /** What a file extends comes before what it says itself. */
  async function take(real: string, at: string, text: string): Promise<void> {
    texts.set(at, text);
    const { file, diagnostics: own } = readConfig(text, at);
    diagnostics.push(...own);
    onTheWay.push(real);
    for (const extended of file.extends) await follow(extended);
    onTheWay.pop();
    parts.push({ at, file });
  }

  /** A file that several extend is taken once, where it comes first. */
  async function follow({ file, location }: Extended): Promise<void> {
    if (file === '' || followed > MAX_EXTENDED) return;
    const real = await locate(file, location);
    if (real === null) return;
    if (onTheWay.includes(real)) {
      const way = [...onTheWay.slice(onTheWay.indexOf(real)), real].map(shownPath);
      diagnostics.push(configDiagnostics.create('config-extends-circle', { way }, location));
      return;
    }
    if (texts.has(real)) return;
    followed += 1;
    if (followed > MAX_EXTENDED) {
      diagnostics.push(configDiagnostics.create('config-extends-too-many', { most: MAX_EXTENDED }, location));
      return;
    }
    const found = await readText(fileSystem, real);
    if (found.kind === 'text') await take(real, real, found.text);
    else diagnostics.push(unreadDiagnostic(found, briefly(file), location));
  }

  /** The file, links followed; null, with a diagnostic, where it is not there or not the project's. */
  async function locate(file: string, location: Location): Promise<string | null> {
    const real = await locateInside(fileSystem, root, file);
    if (real.kind === 'file') return real.path;
    diagnostics.push(notInside(real.kind, root, file, location, shownPath));
    return null;
  }
}

/** A path of a configuration, from the project's folder on, with links followed. */
export async function locateInside(
  fileSystem: FileSystem,
  root: string,
  file: string,
): Promise<{ readonly kind: 'file'; readonly path: string } | { readonly kind: 'missing' | 'outside' }> {
  const wanted = join(root, file);
  if (!isInside(root, wanted)) return { kind: 'outside' };
  const real = await fileSystem.realPath(wanted);
  if (real === null) return { kind: 'missing' };
  return isInside(root, real) ? { kind: 'file', path: real } : { kind: 'outside' };
}

/** Says that a path of a configuration is not there, or not the project's. */
export function notInside(
  kind: 'missing' | 'outside',
  root: string,
  file: string,
  location: Location,
  shownPath: (path: string) => string,
): Diagnostic {
  return kind === 'missing'
    ? { ...unreadDiagnostic({ kind: 'missing' }, briefly(file), location), help: FROM_THE_ROOT }
    : workspaceDiagnostics.create('file-outside-project', { path: briefly(file), root: shownPath(root) }, location);
}

/** As against paths in a plan. */
const FROM_THE_ROOT =
  'Paths in a configuration are from the folder of the project on, wherever the file lies that names them.';
