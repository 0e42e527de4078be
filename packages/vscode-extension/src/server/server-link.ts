import type { OwnNotifications, OwnRequests } from '@rollout/language-server';
import type { CancellationToken, Disposable, Event } from 'vscode';

/** How the rest of the extension speaks to the server, whichever process or worker that runs in. */
export interface ServerLink {
  /**
   * Asks a request of our own; waits for the server where it is starting. Rejects where there is none, with words for the user, or it was cancelled. `told` hears
   * how far it is.
   */
  readonly ask: <Method extends keyof OwnRequests>(
    method: Method,
    params: OwnRequests[Method]['params'],
    token?: CancellationToken,
    told?: (how: HowFar) => void,
  ) => Promise<OwnRequests[Method]['result']>;
  readonly onNotification: <Method extends keyof OwnNotifications>(
    method: Method,
    handle: (params: OwnNotifications[Method]) => void,
  ) => Disposable;
  readonly state: () => ServerState;
  readonly onState: Event<ServerState>;
  readonly restart: () => Promise<void>;
  readonly showOutput: () => void;
}

/** How far an answer is; `percentage` of all, where that is known. */
export interface HowFar {
  readonly message?: string;
  readonly percentage?: number;
}

/** `silent`: it runs, and has not answered for a while. */
export type ServerState = 'starting' | 'running' | 'silent' | 'stopped' | 'failed';
