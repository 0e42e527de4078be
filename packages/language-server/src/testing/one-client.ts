/** One client a test, which is stopped after it. Whoever imports this need not stop it. */

import { afterEach } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { type StartOptions, startServer, type TestClient } from './client.ts';
import { ofA } from './one-plan.ts';

/** The one that was started last. */
export let client: TestClient;

export async function start(options: StartOptions = {}): Promise<void> {
  client = await startServer(options);
}

afterEach(() => client.stop());

/** Names of what stands in the file of tests, by which it can be told which text the server has. */
export const symbols = async () =>
  (await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', ofA)).map(({ name }) => name);
