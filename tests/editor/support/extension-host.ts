import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type * as VsCode from 'vscode';
import type { VscodeServer } from './vscode-server.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** What runs beside the extension, and sees what it sees. */
export interface ExtensionHost {
  readonly workbench: Workbench;
  /** Runs a function in there; it, and what goes in and out, is sent as text, so it knows of nothing outside itself. */
  readonly run: <In, Out>(work: (vscode: typeof VsCode, value: In) => Promise<Out>, value: In) => Promise<Out>;
  /** Opens a file of the folder in a column, from 1; the editor has the focus then. */
  readonly show: (path: string, column?: number) => Promise<void>;
  /** Runs a command, and waits until it is done. */
  readonly command: (id: string, ...args: readonly unknown[]) => Promise<void>;
  /** Runs a command that goes on: it asks something, or tells something until that is closed. */
  readonly begin: (id: string, ...args: readonly unknown[]) => Promise<void>;
}

/** The same as a folder of an extension and its tests, which never end: they do what they are sent. */
const MANIFEST = JSON.stringify({
  name: 'inside',
  publisher: 'tests',
  version: '0.0.0',
  engines: { vscode: '^1.100.0' },
});

const script = (portFile: string): string => `
const vscode = require('vscode');
const { createServer } = require('node:http');
const { writeFileSync } = require('node:fs');
exports.run = () => new Promise((resolve, reject) => {
  const server = createServer(async (request, response) => {
    try {
      let text = '';
      for await (const chunk of request) text += chunk;
      const { work, value } = JSON.parse(text);
      const result = await (0, eval)('(' + work + ')')(vscode, value);
      response.end(JSON.stringify({ result: result ?? null }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error && error.stack || error) }));
    }
  });
  server.on('error', reject);
  server.listen(0, '127.0.0.1', () => writeFileSync(${JSON.stringify(portFile)}, String(server.address().port)));
});
`;

export async function openExtensionHost(browser: Browser, server: VscodeServer): Promise<ExtensionHost> {
  const folder = join(server.home, 'inside');
  const portFile = join(folder, 'port');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), MANIFEST);
  await writeFile(join(folder, 'run.js'), script(portFile));
  const workbench = await openWorkbench(browser, server, { testsOf: { extension: folder, script: 'run.js' } });
  const port = Number(await written(portFile));
  const run: ExtensionHost['run'] = async (work, value) => told(await ask(port, { work: work.toString(), value }));
  return {
    workbench,
    run,
    show: (path, viewColumn = 1) => run(showFile, { path: join(server.workspace, path), viewColumn }),
    command: (id, ...args) => run(runCommand, { id, args }),
    begin: (id, ...args) => run(beginCommand, { id, args }),
  };
}

type CommandCall = { readonly id: string; readonly args: readonly unknown[] };

async function showFile(
  vscode: typeof VsCode,
  { path, viewColumn }: { readonly path: string; readonly viewColumn: number },
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(path);
  await vscode.window.showTextDocument(document, { viewColumn, preview: false });
}

async function runCommand(vscode: typeof VsCode, { id, args }: CommandCall): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

async function beginCommand(vscode: typeof VsCode, { id, args }: CommandCall): Promise<void> {
  void vscode.commands.executeCommand(id, ...args);
}

/** What a file holds once it is there. */
async function written(path: string): Promise<string> {
  for (let attempt = 0; attempt < 1_800; attempt++) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the extension host has not started its tests: there is no ${path}`);
}

function ask(port: number, question: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method: 'POST' }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(JSON.stringify(question));
  });
}

/** What `work` has returned, which has come as text. */
function told<Out>(text: string): Out {
  const answer = JSON.parse(text) as { readonly result: Out } | { readonly error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}
