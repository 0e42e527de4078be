/** How questions are put to whatever worker there is: one is opened with the first question, and another where the last is gone. */
import {
  type CancellationToken,
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  type ProgressType,
  type RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { createDeaths } from './deaths.ts';
import { ChangedNotification, type WithProgress } from './protocol.ts';
import { type MeaningHost, MeaningLost, openWorker, type Worker } from './worker.ts';

/** How a question is asked. */
export interface Asking {
  readonly token?: CancellationToken;
  /** An earlier question of the same name that is not answered yet is cancelled. */
  readonly instead?: string;
}

/** Every promise rejects with `MeaningLost` where no answer will come, and with a `ResponseError` of `RequestCancelled` where it was cancelled. */
export interface Asker {
  readonly ask: <P, R>(type: RequestType<P, R, void>, params: P, asking?: Asking) => Promise<R>;
  /** `told`: what is said before the answer is there. */
  readonly askTelling: <P extends object, T, R>(
    type: RequestType<P & WithProgress, R, void>,
    params: P,
    progress: { readonly type: ProgressType<T>; readonly told: (value: T) => void },
    asking?: Asking,
  ) => Promise<R>;
  /** These files are not what they were, or not there any more; null: any may be. */
  readonly changed: (paths: readonly string[] | null) => void;
  readonly dispose: () => void;
}

export function createAsker(host: MeaningHost): Asker {
  const replaceable = new Map<string, CancellationTokenSource>();
  const deaths = createDeaths(host.now ?? (() => performance.now()));
  let worker: Worker | null = null;
  let tokens = 0;
  let isDisposed = false;

  const opened = (): Worker => {
    if (isDisposed) throw new MeaningLost('the server ends');
    if (worker !== null) return worker;
    const why = deaths.whyNot();
    if (why !== null) throw new MeaningLost(why);
    try {
      const own: Worker = openWorker(host, (why, hasAnswered) => {
        if (worker === own) worker = null;
        deaths.met(why, hasAnswered);
      });
      worker = own;
      return own;
    } catch (error) {
      const { message } = error instanceof Error ? error : { message: String(error) };
      host.log(`What plans mean cannot be worked out: no worker could be begun (${message}).`);
      deaths.met(message, false);
      throw new MeaningLost(`no worker could be begun (${message})`);
    }
  };

  const ask: Asker['ask'] = async (type, params, { token, instead } = {}) => {
    const { connection, answer } = opened();
    const source = new CancellationTokenSource();
    const listening = token?.onCancellationRequested(() => source.cancel());
    if (instead !== undefined) {
      replaceable.get(instead)?.cancel();
      replaceable.set(instead, source);
    }
    try {
      if (token?.isCancellationRequested === true) throw cancelled();
      return await answer(() => connection.sendRequest(type.method, params, source.token));
    } catch (error) {
      throw asMeaningLost(error);
    } finally {
      listening?.dispose();
      if (instead !== undefined && replaceable.get(instead) === source) replaceable.delete(instead);
    }
  };

  return {
    ask,
    async askTelling(type, params, { type: progress, told }, asking) {
      const progressToken = ++tokens;
      const listening = opened().connection.onProgress(progress, progressToken, told);
      try {
        return await ask(type, { ...params, progressToken }, asking);
      } finally {
        listening.dispose();
      }
    },
    changed(paths) {
      // One that is not there has read nothing.
      worker?.connection.sendNotification(ChangedNotification, { paths }).catch(() => {});
    },
    dispose() {
      isDisposed = true;
      worker?.lose('the server ends');
    },
  };
}

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/** A line that is closed answers nothing any more. */
function asMeaningLost(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const isClosed = error.code === ErrorCodes.PendingResponseRejected || error.code === ErrorCodes.MessageWriteError;
  return isClosed ? new MeaningLost(error.message) : error;
}
