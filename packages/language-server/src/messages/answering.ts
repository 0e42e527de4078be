/** What becomes of each message before its own file sees it, and of what goes wrong there. */
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { describeError } from '../errors.ts';
import type { ServerHost } from '../host.ts';
import { MeaningLost } from '../meaning/ask.ts';
import type { Check } from '../params/check.ts';
import { OWN } from '../params/own.ts';
import { STANDARD, type Standard } from '../params/standard.ts';
import type { OwnRequests } from '../protocol.ts';
import { type Request, requestIn } from '../request.ts';
import type { Session } from '../session.ts';
import { largeTextOf, letOthersIn } from './large-texts.ts';
import type { Life } from './life.ts';

export type Answering = ReturnType<typeof createAnswering>;

/** A request's file, loaded when it is first asked for: `initialize` is answered before anything that is large is there. */
type Loading<P, R, Part> = () => Promise<(request: Request<Part>, params: P) => Promise<R>>;

export function createAnswering({ client }: ServerHost, life: Life) {
  /** `about`: what the log calls it. */
  const checked =
    <P, R, Part>(about: string, check: Check, load: Loading<P, R, Part>) =>
    async (
      params: P,
      token?: CancellationToken | null,
      workDone?: WorkDoneProgressReporter,
      partial?: ResultProgressReporter<Part>,
    ): Promise<R> => {
      life.check();
      const wrong = check(params, 'params');
      if (wrong !== null)
        throw new ResponseError(ErrorCodes.InvalidParams, `${about}: ${wrong} is not as it has to be`);
      const asked = requestIn(await life.session(), token, workDone, partial);
      try {
        // It may have been cancelled while it lay there.
        asked.check();
        const large = largeTextOf(asked, params);
        if (large !== null) await letOthersIn(asked, about, large);
        const answer = await (await load())(asked, params);
        asked.check();
        return answer;
      } catch (error) {
        throw asResponse(about, error);
      }
    };

  function asResponse(about: string, error: unknown): ResponseError<unknown> {
    if (error instanceof ResponseError) return error;
    if (error instanceof MeaningLost) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    client.log('error', `${about}: ${describeError(error)}`);
    return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
  }

  return {
    request: <P, R, Part>(name: Standard, load: Loading<P, R, Part>) => checked(name, STANDARD[name], load),
    ownRequest: <P, R, Part>(method: keyof OwnRequests, load: Loading<P, R, Part>) =>
      checked(method, OWN[method], load),
    /** Nobody hears of what goes wrong with these but in the log. */
    notified:
      <P>(name: Standard | 'initialized', take: (session: Session, params: P) => void) =>
      (params: P): void => {
        if (!life.isLive()) return;
        const wrong = name === 'initialized' ? null : STANDARD[name](params, 'params');
        if (wrong !== null) {
          client.log('error', `${name}: ${wrong} is not as it has to be, and nothing is made of it`);
          return;
        }
        life
          .session()
          .then((own) => take(own, params))
          .catch((error) => client.log('error', `${name}: ${describeError(error)}`));
      },
  };
}
