/** The extension where VS Code runs on a machine: on the desktop, or on a remote one. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type RolloutApi } from '../activate.ts';

/** The server is a process of its own: what it computes never holds the editor up. */
export function activate(context: ExtensionContext): Promise<RolloutApi> {
  const module = context.asAbsolutePath('server/node.js');
  const run = { module, transport: TransportKind.ipc };
  return activateWith(context, {
    createClient: async (id, name, options) => new LanguageClient(id, name, { run, debug: run }, options),
    clientOptions: async () => ({ hasCommands: true }),
  });
}
