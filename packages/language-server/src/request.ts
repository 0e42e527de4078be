/** What every feature is given beside the parameters of its request. */
import {
  CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { Session } from './session.ts';
import type { World } from './world/world.ts';

/** `Partial`: what the client may be given of an answer before it is whole. */
export interface Request<Partial = unknown> {
  readonly session: Session;
  /** As it was when the request came. */
  readonly world: World;
  readonly token: CancellationToken;
  /** Throws where the client wants no answer any more: called between the parts of what takes long. */
  readonly check: () => void;
  /** Tells nobody where the client has not asked to be told. */
  readonly workDone: WorkDoneProgressReporter;
  /** null: the client wants the answer in one piece. */
  readonly partial: ResultProgressReporter<Partial> | null;
}

export function requestIn<Partial>(
  session: Session,
  given?: CancellationToken | null,
  workDone: WorkDoneProgressReporter = NOBODY,
  partial: ResultProgressReporter<Partial> | null = null,
): Request<Partial> {
  // Where a client sends its parameters as a list, something else may stand in its place.
  const token = CancellationToken.is(given) ? given : CancellationToken.None;
  return {
    session,
    world: session.world(),
    token,
    check() {
      if (token.isCancellationRequested) throw cancelled();
    },
    workDone,
    partial,
  };
}

const NOBODY: WorkDoneProgressReporter = { begin: () => {}, report: () => {}, done: () => {} };

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
