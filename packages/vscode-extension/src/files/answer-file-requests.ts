import type { OwnClientRequests, ReadFileResult } from '@rollout/language-server';
import { type Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { plansBelow } from './all-plans.ts';
import { base64Of } from './base64.ts';

/** A server in a browser has no disk: it asks us, who read by way of VS Code, wherever the files lie. */
export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(READ, ({ uri, maxBytes }) => read(Uri.parse(uri), maxBytes)),
    client.onRequest(FIND, ({ folder }) => plansBelow(Uri.parse(folder))),
  ];
}

const READ = requestType('rollout/readFile');
const FIND = requestType('rollout/findFiles');

function requestType<Method extends keyof OwnClientRequests>(method: Method) {
  return new RequestType<OwnClientRequests[Method]['params'], OwnClientRequests[Method]['result'], void>(method);
}

async function read(uri: Uri, maxBytes: number): Promise<ReadFileResult> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return { kind: 'not-regular' };
    if (size > maxBytes) return { kind: 'too-large', bytes: size };
    return { kind: 'file', base64: base64Of(await workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof FileSystemError && isNothingThere(uri, error)) return { kind: 'missing' };
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A browser has no disk: whoever looks for a configuration further and further up comes there in the end. */
function isNothingThere({ scheme }: Uri, { code }: FileSystemError): boolean {
  return code === 'FileNotFound' || (scheme === 'file' && code === 'Unavailable');
}
