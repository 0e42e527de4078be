import type { OwnRequests } from '@rollout/language-server';
import type { CancellationToken } from 'vscode';
import { type BaseLanguageClient, WorkDoneProgress } from 'vscode-languageclient';
import type { HowFar } from './server-link.ts';

interface Asking {
  readonly token?: CancellationToken;
  /** Hears how far the answer is. */
  readonly told?: (how: HowFar) => void;
}

let tokens = 0;

/** The server's answer to a request of our own; rejects where there is none, or it was cancelled. */
export async function asked<Method extends keyof OwnRequests>(
  client: BaseLanguageClient,
  method: Method,
  params: OwnRequests[Method]['params'],
  { token, told }: Asking,
): Promise<OwnRequests[Method]['result']> {
  // An argument that is undefined would be sent along as one more param.
  const cancelling = token === undefined ? [] : [token];
  if (told === undefined) return client.sendRequest(method, params, ...cancelling);
  const workDoneToken = `rollout-${++tokens}`;
  const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report') told(value);
  });
  try {
    return await client.sendRequest(method, { ...params, workDoneToken }, ...cancelling);
  } finally {
    progress.dispose();
  }
}
