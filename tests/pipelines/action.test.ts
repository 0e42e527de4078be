// The GitHub Action: its form, and each of its scripts, run as a runner runs it.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { validateAction } from '@action-validator/core';
import { afterEach, describe, expect, it } from 'vitest';
import { readText, root } from '../support/repository.ts';
import { BAD, GOOD } from './plans.ts';
import { readYaml } from './read-yaml.ts';
import { type Ended, runCommand } from './run-command.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly name?: string;
      readonly uses?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const action = readYaml<Action>('action.yml');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollout-action-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs a step's script in a folder, with what was given for inputs and the defaults of the others. */
function step(
  name: string,
  cwd: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { run = '', env = {} } = action.runs.steps.find((each) => each.name === name) ?? {};
  const valued = Object.entries(env).map(([variable, written]): [string, string] => [
    variable,
    written.replace(
      /^\$\{\{ inputs\.([\w-]+) \}\}$/,
      (_, input) => inputs[input] ?? action.inputs[input]?.default ?? '',
    ),
  ]);
  // As GitHub starts `shell: bash`.
  return runCommand('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
    cwd,
    env: { GITHUB_ACTION_PATH: root, ...Object.fromEntries(valued), ...environment },
  });
}

it('has the form of an action', () => {
  expect(validateAction(readText('action.yml'))).toEqual({ actionType: 'action', errors: [] });
});

it('hands inputs to scripts through the environment alone, where no text can become a command', () => {
  for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
});

it('is told on the page, input by input', () => {
  const rows = [...readText('docs/ci.md').matchAll(/^\| `([\w-]+)` \| .* \|$/gm)].map(([, input]) => input);
  expect(rows).toEqual(Object.keys(action.inputs));
});

describe('the command', () => {
  it('annotates nothing in sound plans', async () => {
    const ended = await step('Run', folderWith({ 'deploy/good.rollout': GOOD }), {});
    expect(ended).toEqual({ code: 0, stdout: 'No problems in 1 file\n', stderr: '' });
  });

  it('annotates the line that is wrong, and fails', async () => {
    const ended = await step('Run', folderWith({ 'deploy/bad.rollout': BAD }), { files: 'deploy\n' });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error file=deploy\/bad\.rollout,line=3,/m);
  });

  it('names files as the repository does, wherever it runs', async () => {
    const workspace = folderWith({ 'deploy/bad.rollout': BAD });
    const ended = await step('Run', join(workspace, 'deploy'), {}, { GITHUB_WORKSPACE: workspace });
    expect(ended.stdout).toMatch(/^::error file=deploy\/bad\.rollout,line=3,/m);
  });

  it('takes several files, with blanks in their names, and options', async () => {
    const folder = folderWith({ 'a plan.rollout': GOOD, 'lab/b.rollout': GOOD, 'bad.rollout': BAD });
    const ended = await step('Run', folder, { files: 'a plan.rollout\n\nlab/*.rollout\n', args: '--max-warnings=0\n' });
    expect(ended).toEqual({ code: 0, stdout: 'No problems in 2 files\n', stderr: '' });
  });

  it('writes SARIF beside, also of plans that are wrong', async () => {
    const folder = folderWith({ 'bad.rollout': BAD });
    expect(await step('Run', folder, { 'sarif-file': 'out put.sarif' })).toMatchObject({ code: 1 });
    const sarif = JSON.parse(readFileSync(join(folder, 'out put.sarif'), 'utf8'));
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }] }] });
  });

  it('tests promises', async () => {
    const folder = folderWith({ 'good.rollout': GOOD, 'late.rollout': GOOD.replace('<= 3d', '<= 1h') });
    expect(await step('Run', folder, { command: 'test', files: 'good.rollout' })).toMatchObject({ code: 0 });
    const { code, stdout } = await step('Run', folder, { command: 'test', files: 'late.rollout' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=late\.rollout,line=15,/m);
  });

  it('takes no input for a command of its own', async () => {
    const folder = folderWith({ 'good.rollout': GOOD });
    const { code } = await step('Run', folder, {
      files: '$(touch one); touch two\n`touch three`',
      args: '"; touch four',
    });
    expect(code).not.toBe(0);
    for (const made of ['one', 'two', 'three', 'four']) expect(existsSync(join(folder, made))).toBe(false);
  });
});

describe('the build', () => {
  it('is left out where it was done', async () => {
    expect(await step('Build', tmpdir(), {})).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('installs and bundles by scripts that there are', async () => {
    // Installing takes minutes: an npm that only says how it was called.
    const folder = folderWith({ 'bin/npm': '#!/bin/sh\necho "npm $*"\n' });
    chmodSync(join(folder, 'bin/npm'), 0o755);
    const { stdout } = await step(
      'Build',
      folder,
      {},
      {
        GITHUB_ACTION_PATH: folder,
        PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
      },
    );
    expect(stdout).toBe('::group::Build rollout\nnpm ci --ignore-scripts\nnpm run bundle\n::endgroup::\n');
    expect(JSON.parse(readText('package.json')).scripts).toHaveProperty('bundle');
  });
});
