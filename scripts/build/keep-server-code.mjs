// Leaves V8's code for the bundled language server beside it, once it has answered an editor: functions that have been used are compiled in it. Used as:
// node scripts/build/keep-server-code.mjs BUNDLE MEANING, where MEANING is the bundle that its thread runs.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createLoader } from './load-bundles.mjs';

const [bundle = '', meaning = '', role] = process.argv.slice(2);
if (role === 'serve') serve();
else await drive();

function serve() {
  const { load, keep } = createLoader();
  process.on('exit', keep);
  /** @type {typeof import('../../packages/language-server/src/node/main.ts')} */
  const server = load(resolve(bundle));
  server.serve('stdio', pathToFileURL(resolve(meaning)));
}

/** Opens a plan, types in it, asks, and takes leave. */
async function drive() {
  const args = [fileURLToPath(import.meta.url), bundle, meaning, 'serve'];
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  /** @type {Promise<number | null>} */
  const ended = new Promise((done) => server.once('exit', done));
  const client = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  /** @type {Promise<void>} */
  const diagnosed = new Promise((done) => {
    client.onNotification('textDocument/publishDiagnostics', () => done());
  });
  client.onNotification(() => undefined);
  client.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  client.listen();

  const folder = pathToFileURL(resolve('examples/first-plan')).href;
  const uri = `${folder}/first-plan.rollout`;
  const text = readFileSync(fileURLToPath(uri), 'utf8');
  const at = { line: 0, character: 0 };
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'first-plan' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
  });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'rollout', version: 1, text },
  });
  const textDocument = { uri };
  const place = {
    textDocument,
    position: { line: text.slice(0, text.indexOf('stage')).split('\n').length, character: 6 },
  };
  for (const [method, params] of /** @type {const} */ ([
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/inlayHint', { textDocument, range: { start: at, end: place.position } }],
    ['textDocument/hover', place],
    ['textDocument/completion', place],
    ['textDocument/documentHighlight', place],
    ['workspace/symbol', { query: 's' }],
  ])) {
    await client.sendRequest(method, params);
  }
  // A letter too many, so that something is to be said.
  const contentChanges = [{ range: { start: place.position, end: place.position }, text: 'x' }];
  await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
  await diagnosed;
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  process.exitCode = (await ended) ?? 1;
  client.dispose();
}
