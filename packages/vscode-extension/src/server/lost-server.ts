/** Of vscode-jsonrpc: a message could not be written or read, an answer will never come, there is no connection. */
const CODES: ReadonlySet<unknown> = new Set([-32099, -32098, -32097, -32096]);

const LOST = 'The server has stopped. Its output may say why; a click on Rollout in the status bar restarts it.';

/** An error of a request, in words for the user where they are that there is no server any more. */
export function lostServer(error: unknown): unknown {
  const isLost = typeof error === 'object' && error !== null && 'code' in error && CODES.has(error.code);
  return isLost ? new Error(LOST) : error;
}
