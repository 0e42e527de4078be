import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { root } from '../support/repository.ts';

export interface Folder {
  readonly path: string;
  /** Runs a command here, in this process. */
  readonly rollout: (...args: string[]) => ReturnType<typeof rollout>;
  /** The same with a text on standard input. */
  readonly withInput: (stdin: string, ...args: string[]) => ReturnType<typeof rollout>;
  /** The same as a pipeline runs it: with `CI` set. */
  readonly inPipeline: (...args: string[]) => ReturnType<typeof rollout>;
}

/** A folder with these files, away from any project; gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'rollout-command-line-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return {
    path,
    rollout: (...args) => rollout(args, { cwd: path }),
    withInput: (stdin, ...args) => rollout(args, { cwd: path, stdin }),
    inPipeline: (...args) => rollout(args, { cwd: path, env: { CI: 'true' } }),
  };
}

/** The command as users start it. Needs a build. */
export const launcher = join(root, 'packages/cli/bin/rollout.cjs');

/** As in a pipeline, whatever the tests run in: some libraries take `CI` for a terminal with colours. */
const { FORCE_COLOR: _, NO_COLOR: __, ...own } = process.env;
// Of a language that is not installed the shell would complain.
const environment = { ...own, CI: 'true', LC_ALL: 'C.UTF-8' };

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command; `act` may send it signals or close its output meanwhile. `options` are of Node. */
export function start(
  args: readonly string[],
  act: (child: ChildProcess) => void = () => {},
  options: readonly string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [...options, launcher, ...args], {
    cwd: root,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  act(child);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs a line in a shell, `rollout` being the built command. */
export function shell(line: string): Promise<Ended> {
  const command = `rollout() { "${process.execPath}" "${launcher}" "$@"; }; ${line}`;
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-c', command],
      { cwd: root, env: environment, maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, signal: error?.signal ?? null, stdout, stderr });
      },
    );
  });
}
