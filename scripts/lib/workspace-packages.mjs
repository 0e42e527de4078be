import { readFileSync } from 'node:fs';

/**
 * The folders of the workspace's packages, from the innermost to the outermost, as package.json lists them.
 *
 * @returns {readonly string[]}
 */
export function packageFolders() {
  return JSON.parse(readFileSync('package.json', 'utf8')).workspaces;
}
