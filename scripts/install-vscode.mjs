// node scripts/install-vscode.mjs: a real VS Code for the tests of the extension, into a folder of its own outside the repository.
// It comes from npm alone: code-server is the workbench of VS Code with a server, and a browser of the system shows it. Does
// nothing where it stands already. Prints the folder; ROLLOUT_VSCODE names another one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { CODE_SERVER_VERSION, vscodeFolder } from './lib/vscode-folder.mjs';

const folder = vscodeFolder();
/** Node's own headers, where they came with it: what builds native code would fetch them otherwise. */
const nodeHome = dirname(dirname(process.execPath));
const HEADERS = existsSync(join(nodeHome, 'include/node/node.h')) ? { npm_config_nodedir: nodeHome } : {};

const done = join(folder, 'installed');
if (!existsSync(done)) await install();
process.stdout.write(`${folder}\n`);

async function install() {
  // What an installation that was stopped has left is no start for another one.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, 'install', `code-server@${CODE_SERVER_VERSION}`);
  const workbench = join(folder, 'node_modules/code-server/lib/vscode');
  // Not `npm ci`: their lock files are out of step with their manifests.
  npm(workbench, 'install');
  npm(join(workbench, 'extensions'), 'install');
  // The output channel and the terminal are native code, and so is the password that a server without one loads all the same.
  build(workbench, '@vscode/spdlog', 'node-pty', 'native-watchdog');
  build(folder, 'argon2');
  await link(workbench, 'node_modules.asar', 'node_modules');
  await link(workbench, 'bin/remote-cli/code-server', 'bin/remote-cli/code-linux.sh');
  await link(workbench, 'bin/helpers/browser.sh', 'bin/helpers/browser-linux.sh');
  const ripgrep = spawnSync('sh', ['-c', 'command -v rg'], { encoding: 'utf8' }).stdout.trim();
  if (ripgrep === '') throw new Error('there is no rg: install ripgrep, with which VS Code finds files');
  await linkTo(join(workbench, 'node_modules/@vscode/ripgrep/bin/rg'), ripgrep);
  await writeFile(done, `${CODE_SERVER_VERSION}\n`);
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
function npm(cwd, ...args) {
  // Scripts of packages fetch from elsewhere: none is run but what `build` names.
  run(cwd, [...args, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * @param {string} cwd
 * @param {readonly string[]} packages
 */
function build(cwd, ...packages) {
  run(cwd, ['rebuild', ...packages, '--build-from-source', '--loglevel=error']);
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
function run(cwd, args) {
  const env = { ...process.env, JOBS: 'max', npm_config_yes: 'true', ...HEADERS };
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} in ${cwd} ended with ${status}:\n${stdout}${stderr}`);
}

/**
 * @param {string} root
 * @param {string} path of the link
 * @param {string} target
 */
async function link(root, path, target) {
  await linkTo(join(root, path), relative(dirname(join(root, path)), join(root, target)));
}

/**
 * @param {string} path
 * @param {string} target
 */
async function linkTo(path, target) {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  await symlink(target, path);
}
