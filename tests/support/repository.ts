import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..', '..');

/** The paths from the root of all files that are committed or could be: nothing that `.gitignore` names. */
export function repositoryFiles(): readonly string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort();
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Code that people write: neither built, nor generated, nor data. */
export const sourceFiles = (): readonly string[] =>
  repositoryFiles().filter((path) => /\.(?:tsx?|mjs|js|mts|cts|cjs)$/.test(path) && !/(?:^|\/)generated\//.test(path));

/** Code that users get: neither tests nor what only tests use. */
export const shippedSources = (): readonly string[] =>
  sourceFiles().filter((path) => /^packages\/[^/]+\/src\//.test(path) && !/\.test\.tsx?$|\/testing\//.test(path));

/** The workspace's package folders, innermost first. */
export const packageFolders = (): readonly string[] =>
  (JSON.parse(readText('package.json')) as { workspaces: string[] }).workspaces; // our own file
