import type { ClientOptions } from '@rollout/language-server';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What differs between a desktop and a browser. */
export interface ServerHost {
  /** A client that has not been started yet. Called again for every restart. */
  readonly createClient: (id: string, name: string, options: LanguageClientOptions) => Promise<BaseLanguageClient>;
  /** What the server is to know about this side. */
  readonly clientOptions: () => Promise<ClientOptions>;
}
