import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** It carries VS Code 1.100.3, and is the newest that runs on Node 20. */
export const CODE_SERVER_VERSION = '4.100.3';

/**
 * Where the VS Code stands that the extension is tested in.
 *
 * @returns {string}
 */
export function vscodeFolder() {
  return resolve(process.env.ROLLOUT_VSCODE ?? join(homedir(), '.cache', 'rollout', 'vscode-1.100.3'));
}
