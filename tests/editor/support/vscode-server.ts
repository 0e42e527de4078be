import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../support/repository.ts';
import { vscodeEntry } from './installed-vscode.ts';

/** A VS Code with the extension, on a folder of its own: one for a file of tests, for a closed page's extensions live on. */
export interface VscodeServer {
  readonly port: number;
  /** A folder that goes when it is closed. */
  readonly home: string;
  /** The folder that is open in it. */
  readonly workspace: string;
  /** What it has said since it started. */
  readonly said: () => string;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  /** What lies in the folder, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Runs the extension in the page, as vscode.dev does, and not beside the files. */
  readonly inBrowser?: boolean;
  /** A folder that nobody has said to trust: VS Code restricts what is done in it. */
  readonly isRestricted?: boolean;
}

const vsix = join(root, 'packages/vscode-extension/dist/rollout.vsix');

/** So that nothing moves, nothing is written unasked, and nothing of VS Code's own stands in the way. */
const QUIET = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  // What is drawn twice takes time, and its texts are there twice.
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  // Light or dark as the page is.
  'window.autoDetectColorScheme': true,
  'window.menuBarVisibility': 'compact',
  'chat.commandCenter.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
};

export async function startVscode({
  files,
  settings = {},
  inBrowser = false,
  isRestricted = false,
}: ServerOptions): Promise<VscodeServer> {
  if (!existsSync(vsix)) throw new Error('run "npm run build" first');
  const home = await mkdtemp(join(tmpdir(), 'rollout-vscode-'));
  const folders = { config: join(home, 'config.yaml'), user: join(home, 'user'), extensions: join(home, 'extensions') };
  const workspace = join(home, 'plans');
  const port = await freePort();
  await write(folders.config, `auth: none\nbind-addr: 127.0.0.1:${port}\ncert: false\n`);
  const where = inBrowser ? { 'remote.extensionKind': { 'rollout.rollout-vscode': ['web'] } } : {};
  await write(join(folders.user, 'User/settings.json'), JSON.stringify({ ...QUIET, ...where, ...settings }));
  await mkdir(workspace, { recursive: true });
  for (const [path, text] of Object.entries(files)) await write(join(workspace, path), text);
  const common = ['--config', folders.config, '--user-data-dir', folders.user, '--extensions-dir', folders.extensions];
  try {
    await promisify(execFile)(process.execPath, [vscodeEntry, ...common, '--install-extension', vsix]);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }

  const flags = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  if (!isRestricted) flags.push('--disable-workspace-trust');
  // A group of its own: what it starts ends with it.
  const server = spawn(process.execPath, [vscodeEntry, ...common, ...flags], { cwd: home, detached: true });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
    });
  }
  const close = async (): Promise<void> => {
    await end(server);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await answers(port, server);
  } catch (error) {
    await close();
    throw new Error(`${error instanceof Error ? error.message : error}\n${said}`);
  }
  return { port, home, workspace, said: () => said, close };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('there is no free port'));
      });
    });
  });
}

/** Until it says that it is well, for at most three minutes: beside other tests all takes longer. */
async function answers(port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1_800; attempt++) {
    if (server.exitCode !== null) throw new Error(`VS Code's server ended with ${server.exitCode}`);
    const well = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (well) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("VS Code's server does not answer");
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  process.kill(-server.pid, 'SIGKILL');
  await gone;
}
