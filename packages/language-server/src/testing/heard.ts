/** What a client of tests hears from its server, and waiting for it. */
import type { Disposable, PublishDiagnosticsParams, Registration } from 'vscode-languageserver';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { pathOf } from '../convert/uri.ts';

export interface Heard {
  /** By path: what the server has sent last. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>;
  readonly registrations: readonly Registration[];
  readonly logged: readonly string[];
  /** Messages that the user was shown. */
  readonly shown: readonly string[];
  /** How often the server has asked to be asked again, by what it was. */
  readonly refreshed: ReadonlyMap<string, number>;
  /** Waits until it is so: asked again whenever something comes from the server. */
  readonly until: (isSo: () => boolean | Promise<boolean>) => Promise<void>;
}

/** Hears what comes over a connection until it is disposed of, and answers with `settings` when it is asked for them. */
export function hear(connection: ProtocolConnection, settings: () => unknown): Heard & Disposable {
  const published = new Map<string, PublishDiagnosticsParams>();
  const registrations: Registration[] = [];
  const logged: string[] = [];
  const shown: string[] = [];
  const refreshed = new Map<string, number>();
  const { heard, until } = wakeUps();
  const hearing: Disposable[] = [
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.set(pathOf(params.uri), params);
      heard();
    }),
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
      heard();
    }),
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      shown.push(message);
      heard();
    }),
    connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
      registrations.push(...params.registrations);
      heard();
      return null;
    }),
    connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => settings() ?? null),
    ),
    connection.onRequest('window/workDoneProgress/create', () => null),
    ...['diagnostic', 'inlayHint', 'codeLens', 'semanticTokens'].map((what) =>
      connection.onRequest(`workspace/${what}/refresh`, () => {
        refreshed.set(what, (refreshed.get(what) ?? 0) + 1);
        heard();
        return null;
      }),
    ),
  ];
  const dispose = (): void => {
    for (const each of hearing) each.dispose();
  };
  return { published, registrations, logged, shown, refreshed, until, dispose };
}

/** Conditions that are looked at again each time that something has been `heard`. */
function wakeUps(): Pick<Heard, 'until'> & { readonly heard: () => void } {
  const waiting = new Set<() => void>();
  let messages = 0;
  return {
    heard: () => {
      messages += 1;
      for (const wake of [...waiting]) wake();
    },
    until: async (isSo) => {
      for (let before = messages; !(await isSo()); before = messages) {
        // What came while it was asked may have changed it.
        if (messages !== before) continue;
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
  };
}
