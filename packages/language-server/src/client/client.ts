/** What the server says to the client, and asks of it. */
import type {
  ApplyWorkspaceEditParams,
  PublishDiagnosticsParams,
  Registration,
  ShowDocumentParams,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver';

/** Whoever asks has to know that the client can do it (`Abilities`). */
export interface Client {
  readonly publishDiagnostics: (params: PublishDiagnosticsParams) => void;
  /** The client is to ask again for what may have changed. */
  readonly refresh: (what: Refreshed) => void;
  /** Settings of the sections, in their order. */
  readonly configuration: (sections: readonly string[]) => Promise<readonly unknown[]>;
  readonly register: (registrations: readonly Registration[]) => Promise<void>;
  readonly unregister: (registrations: readonly Pick<Registration, 'id' | 'method'>[]) => Promise<void>;
  /** false: the client would not. */
  readonly applyEdit: (params: ApplyWorkspaceEditParams) => Promise<boolean>;
  readonly showDocument: (params: ShowDocumentParams) => Promise<boolean>;
  readonly showMessage: (kind: MessageKind, message: string) => void;
  readonly log: (kind: MessageKind, message: string) => void;
  /** false: the client shows none for this token. */
  readonly createProgress: (token: string) => Promise<boolean>;
  readonly progress: (
    token: string | number,
    value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd,
  ) => void;
  /** Anything of our own. */
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => void;
}

export type Refreshed = 'diagnostics' | 'inlayHint' | 'codeLens' | 'semanticTokens';

export type MessageKind = 'error' | 'warning' | 'info';
