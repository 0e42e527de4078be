import type { DataFile } from '@rollout/language-server';
import { type Uri, window, workspace } from 'vscode';
import { warn } from '../results/messages.ts';

/** More than anybody reads off a wire: a release log or samples of a day are a thousandth of it. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A file of data that the user picks, read; undefined: none was picked, or it cannot be read, which the user then knows. */
export async function pickData(title: string, beside: Uri | undefined): Promise<DataFile | undefined> {
  const picked = await window.showOpenDialog({
    title,
    openLabel: 'Read',
    canSelectMany: false,
    filters: { Data: ['csv', 'json'], 'All files': ['*'] },
    ...(beside === undefined ? {} : { defaultUri: beside }),
  });
  const [uri] = picked ?? [];
  return uri === undefined ? undefined : readData(uri);
}

async function readData(uri: Uri): Promise<DataFile | undefined> {
  const name = workspace.asRelativePath(uri);
  const { size } = await workspace.fs.stat(uri);
  if (size > MOST_BYTES) {
    void warn(`${name} is larger than 32 MiB. The command line reads files of up to 256 MiB.`);
    return undefined;
  }
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri)) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    void warn(`${name} is not UTF-8 text.`);
    return undefined;
  }
}
