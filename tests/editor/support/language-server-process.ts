import { readdir, readFile } from 'node:fs/promises';
import type { VscodeServer } from './vscode-server.ts';

/** The process of the language server that a VS Code has started; undefined: there is none at the moment. Read from `/proc`. */
export async function languageServerOf({ home }: VscodeServer): Promise<number | undefined> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // One may have ended meanwhile.
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`${home}/extensions/rollout.`) && command.includes('/server/node.js')) return Number(name);
  }
  return undefined;
}
