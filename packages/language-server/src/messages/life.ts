/** A server's life: it is initialised, asked, and shut down, each once. */
import { ErrorCodes, type InitializeParams, type InitializeResult, ResponseError } from 'vscode-languageserver';
import { capabilitiesOf } from '../capabilities.ts';
import { type Abilities, abilitiesOf } from '../client/abilities.ts';
import { pathOf } from '../convert/uri.ts';
import type { ServerHost } from '../host.ts';
import { once } from '../once.ts';
import { STANDARD } from '../params/standard.ts';
import type { Session } from '../session.ts';
import { SECTION } from '../settings/read-settings.ts';
import { NAME, VERSION } from '../version.ts';

export interface Life {
  /** Rejects what comes before it has begun, and after its end. */
  readonly check: () => void;
  /** Between `initialize` and `shutdown`. */
  readonly isLive: () => boolean;
  /** Whoever waits for it goes on in the order in which they came. */
  readonly session: () => Promise<Session>;
  readonly initialize: (params: InitializeParams) => InitializeResult;
  readonly shutdown: () => Promise<void>;
}

export function createLife(host: ServerHost): Life {
  let begun: InitializeParams | null = null;
  let isShutDown = false;

  const live = (): InitializeParams => {
    if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
    if (begun === null) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the server is not initialised');
    return begun;
  };
  /** Loaded once `initialize` has been answered: it is most of the server. */
  const session = once(async (): Promise<Session> => {
    const params = live();
    const { createSession } = await import('../create-session.ts');
    const own = createSession(host, abilitiesOf(params));
    own.setFolders(foldersOf(params));
    own.setSettings(params.initializationOptions?.[SECTION] ?? params.initializationOptions);
    return own;
  });

  return {
    check: live,
    isLive: () => begun !== null && !isShutDown,
    session,
    initialize: (params) => {
      if (begun !== null) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server is initialised already');
      const wrong = STANDARD.initialize(params, 'params');
      if (wrong !== null)
        throw new ResponseError(ErrorCodes.InvalidParams, `initialize: ${wrong} is not as it has to be`);
      const capabilities = capabilitiesOf(abilitiesIn(params));
      begun = params;
      return { capabilities, serverInfo: { name: NAME, version: VERSION } };
    },
    shutdown: async () => {
      live();
      const own = session();
      isShutDown = true;
      (await own).dispose();
    },
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri == null ? [] : [rootUri]);
  return uris.map(pathOf);
}

/** What clients say that they can do has too many parts to look at one by one. */
function abilitiesIn(params: InitializeParams): Abilities {
  try {
    return abilitiesOf(params);
  } catch {
    throw new ResponseError(ErrorCodes.InvalidParams, 'initialize: params.capabilities is not as it has to be');
  }
}
