/** The protocol's notifications: what each changes of what the server knows. */
import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import { pathOf } from '../convert/uri.ts';
import type { ServerHost } from '../host.ts';
import { registrationsFor } from '../registrations.ts';
import type { Session } from '../session.ts';
import { SECTION } from '../settings/read-settings.ts';
import type { Answering } from './answering.ts';

export function notificationsBy({ notified }: Answering, host: ServerHost) {
  /** Where the client has no settings, or does not say them, those that it has begun with stay. */
  const configure = (own: Session): void => {
    if (!own.abilities.configuration) return;
    host.client.configuration([SECTION]).then(
      ([configuration]) => {
        if (configuration != null) own.setSettings(configuration);
      },
      (error) => own.complain('configuration', error),
    );
  };

  return {
    initialized: notified('initialized', (own) => {
      const { client } = host;
      const registrations = registrationsFor(own.abilities);
      if (registrations.length > 0) client.register(registrations).catch((error) => own.complain('register', error));
      configure(own);
    }),
    didOpen: notified('didOpen', (own, { textDocument }: DidOpenTextDocumentParams) => {
      const { path } = own.texts.open(textDocument);
      own.changed({ kind: 'text', path });
      // Where there was no such file, those that import it have missed it.
      host.fileSystem.realPath(path).then(
        (known) => known === null && own.changed({ kind: 'files', paths: [path] }),
        (error) => own.complain('didOpen', error),
      );
    }),
    didChange: notified(
      'didChange',
      ({ texts, findings, changed }, { textDocument, contentChanges }: DidChangeTextDocumentParams) => {
        const edited = texts.change(textDocument.uri, textDocument.version, contentChanges);
        if (edited === null) return;
        findings.edited(edited.text.path, edited.edits);
        changed({ kind: 'text', path: pathOf(textDocument.uri) });
      },
    ),
    didClose: notified('didClose', ({ texts, tokens, changed }, { textDocument }: DidCloseTextDocumentParams) => {
      tokens.delete(textDocument.uri);
      if (texts.close(textDocument.uri)) changed({ kind: 'files', paths: [pathOf(textDocument.uri)] });
    }),
    didSave: notified('didSave', ({ changed }, { textDocument }: DidSaveTextDocumentParams) => {
      changed({ kind: 'saved', path: pathOf(textDocument.uri) });
    }),
    didChangeWatchedFiles: notified('didChangeWatchedFiles', ({ changed }, params: DidChangeWatchedFilesParams) => {
      changed({ kind: 'files', paths: params.changes.map(({ uri }) => pathOf(uri)) });
    }),
    didChangeWorkspaceFolders: notified(
      'didChangeWorkspaceFolders',
      ({ folders, setFolders }, { event }: DidChangeWorkspaceFoldersParams) => {
        const removed = new Set(event.removed.map(({ uri }) => pathOf(uri)));
        const kept = folders().filter((folder) => !removed.has(folder));
        setFolders([...new Set([...kept, ...event.added.map(({ uri }) => pathOf(uri))])]);
      },
    ),
    didChangeConfiguration: notified('didChangeConfiguration', (own, { settings }: DidChangeConfigurationParams) => {
      if (own.abilities.configuration) configure(own);
      else own.setSettings(settings?.[SECTION]);
    }),
  };
}
