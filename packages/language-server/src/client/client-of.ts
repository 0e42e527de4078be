import {
  ApplyWorkspaceEditRequest,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  type Connection,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  MessageType,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  ShowDocumentRequest,
  UnregistrationRequest,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver';
import type { Client, MessageKind, Refreshed } from './client.ts';

const REFRESH: Readonly<Record<Refreshed, string>> = {
  diagnostics: DiagnosticRefreshRequest.method,
  inlayHint: InlayHintRefreshRequest.method,
  codeLens: CodeLensRefreshRequest.method,
  semanticTokens: SemanticTokensRefreshRequest.method,
};

const TYPES: Readonly<Record<MessageKind, MessageType>> = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  info: MessageType.Info,
};

/** The client at the other end of a connection. What it refuses, or does not understand, changes nothing for the server. */
export function clientOf(connection: Connection): Client {
  /** Of what nobody waits for; once the client is gone there is nobody to tell either. */
  const unasked = (send: () => Promise<unknown>): void => {
    try {
      send().catch(() => undefined);
    } catch {
      // A connection that is closed throws at once.
    }
  };
  return {
    publishDiagnostics: (params) => unasked(() => connection.sendDiagnostics(params)),
    refresh: (what) => unasked(() => connection.sendRequest(REFRESH[what])),
    configuration: async (sections) => {
      const items = sections.map((section) => ({ section }));
      const answer: unknown = await connection.sendRequest(ConfigurationRequest.type, { items });
      return Array.isArray(answer) ? answer : [];
    },
    register: async (registrations) => {
      await connection.sendRequest(RegistrationRequest.type, { registrations: [...registrations] });
    },
    unregister: async (unregisterations) => {
      await connection.sendRequest(UnregistrationRequest.type, { unregisterations: [...unregisterations] });
    },
    applyEdit: async (params) => (await connection.sendRequest(ApplyWorkspaceEditRequest.type, params)).applied,
    showDocument: async (params) => (await connection.sendRequest(ShowDocumentRequest.type, params)).success,
    showMessage: (kind, message) =>
      unasked(() => connection.sendNotification('window/showMessage', { type: TYPES[kind], message })),
    log: (kind, message) =>
      unasked(() => connection.sendNotification('window/logMessage', { type: TYPES[kind], message })),
    createProgress: (token) =>
      connection.sendRequest(WorkDoneProgressCreateRequest.type, { token }).then(
        () => true,
        () => false,
      ),
    progress: (token, value) => unasked(() => connection.sendProgress(WorkDoneProgress.type, token, value)),
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => unasked(() => connection.sendNotification(method, params)),
  };
}
