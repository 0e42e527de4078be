/** The extension where VS Code runs in a browser. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateWith, type RolloutApi } from '../activate.ts';
import { oneScript, partsOf } from './one-script.ts';

/** The server is a worker, and what plans mean is computed in a second one. */
export function activate(context: ExtensionContext): Promise<RolloutApi> {
  const folder = Uri.joinPath(context.extensionUri, 'server');
  return activateWith(context, {
    createClient: async (id, name, options) => {
      const script = await scriptAddress(folder, 'browser.js');
      return new LanguageClient(id, name, async () => wiresTo(new Worker(script, { name: 'rollout' })), options);
    },
    clientOptions: async () => ({
      hasCommands: true,
      readsFiles: true,
      meaningWorker: await scriptAddress(folder, 'browser-meaning.js'),
    }),
  });
}

/** VS Code puts a function in the place of `Worker`, so that the client does not know one when it sees it. */
function wiresTo(worker: Worker): MessageTransports {
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A browser takes no script for a worker from elsewhere, and the extension's files may lie elsewhere: so it gets the text. */
async function scriptAddress(folder: Uri, entry: string): Promise<string> {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, name)));
  const parts = partsOf(JSON.parse(await read('parts.json')), entry);
  const texts = await Promise.all(parts.map(async (name) => ({ name, text: await read(name) })));
  return URL.createObjectURL(new Blob([oneScript(entry, texts)], { type: 'text/javascript' }));
}
