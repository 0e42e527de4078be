// The hooks for pre-commit: what it installs of the repository, and each hook's command, run on files as it does.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { BAD, GOOD } from './plans.ts';
import { readYaml } from './read-yaml.ts';
import { type Ended, runCommand } from './run-command.ts';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
}

const hooks = readYaml<readonly Hook[]>('.pre-commit-hooks.yaml');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let prefix: string;
let packed: Packed | undefined;

// pre-commit lets npm install the repository from git, which packs it and runs `prepare`; here the build is there already.
beforeAll(async () => {
  prefix = mkdtempSync(join(tmpdir(), 'rollout-pre-commit-'));
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', prefix];
  const { stdout } = await runCommand('npm', pack, { cwd: root });
  // npm lists the packages by name in an object, and older versions of it in an array.
  [packed] = Object.values(JSON.parse(stdout) as Record<string, Packed>);
  const tarball = join(prefix, packed?.filename ?? '');
  const install = ['install', '--global', '--offline', '--ignore-scripts', '--install-links', tarball];
  const ended = await runCommand('npm', install, { cwd: prefix, env: { npm_config_prefix: prefix } });
  expect(ended).toMatchObject({ code: 0 });
});

afterAll(() => rmSync(prefix, { recursive: true, force: true }));

/** Runs a hook in a folder of its own: with the names of the files that it is for, unless it wants none. */
async function run(
  id: string,
  files: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Ended & { folder: string }> {
  const folder = mkdtempSync(join(prefix, 'project-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const hook = hooks.find((each) => each.id === id);
  const pattern = new RegExp(hook?.files ?? '');
  const names = hook?.pass_filenames === false ? [] : Object.keys(files).filter((name) => pattern.test(name));
  const [command = '', ...rest] = (hook?.entry ?? '').split(' ');
  const path = `${join(prefix, 'bin')}:${process.env.PATH ?? ''}`;
  const ended = await runCommand(command, [...rest, ...args, ...names], { cwd: folder, env: { PATH: path } });
  return { ...ended, folder };
}

it('each hook has what pre-commit requires', () => {
  for (const { id, name, entry, language } of hooks) {
    expect({ id, name }).toEqual({ id: expect.stringMatching(/^rollout-\w+$/), name: entry });
    expect(language).toBe('node');
  }
  expect(new Set(hooks.map(({ id }) => id)).size).toBe(hooks.length);
});

it.each([
  ['weekly.rollout', ['rollout-check', 'rollout-fmt']],
  ['deploy/rollout.config.json', ['rollout-check']],
  ['fleet/zones.csv', ['rollout-check']],
  ['README.md', []],
  ['my-rollout.config.json', []],
])('%s is for %j', (file, ids) => {
  expect(hooks.filter(({ files }) => new RegExp(files).test(file)).map(({ id }) => id)).toEqual(ids);
});

it('the repository as a package is the command and nothing else', () => {
  const paths = packed?.files.map(({ path }) => path) ?? [];
  expect(paths.filter((path) => /\/src\/|[.]ts$|^tests|^docs|^examples/.test(path))).toEqual([]);
  expect(paths).toEqual(expect.arrayContaining(['packages/cli/bin/rollout.cjs', 'packages/cli/dist/rollout.cjs']));
});

describe('npm run prepare', () => {
  // A folder in which a bundle could not be made: whoever tries fails.
  const prepare = (environment: Readonly<Record<string, string>>) =>
    runCommand(process.execPath, [join(root, 'scripts/prepare.mjs')], { cwd: prefix, env: environment });

  it('does nothing after `npm ci` in a clone, nor for the npm that only installs tools', async () => {
    const nothing = { code: 0, stdout: '', stderr: '' };
    expect(await prepare({ INIT_CWD: realpathSync(prefix) })).toEqual(nothing);
    expect(await prepare({ INIT_CWD: root, _PACOTE_NO_PREPARE_: 'git+file://…' })).toEqual(nothing);
  });

  it('bundles where the repository is installed as a package', async () => {
    mkdirSync(join(prefix, 'node_modules/esbuild'), { recursive: true });
    const { code, stderr } = await prepare({ INIT_CWD: root });
    expect(code).not.toBe(0);
    expect(stderr).toContain('packages/cli/src/threads/worker.ts');
    rmSync(join(prefix, 'node_modules'), { recursive: true });
  });
});

describe('rollout-check', () => {
  it('lets sound plans pass', async () => {
    expect(await run('rollout-check', { 'good.rollout': GOOD })).toMatchObject({ code: 0, stderr: '' });
  });

  it('fails where a plan is wrong, and says where', async () => {
    const { code, stdout } = await run('rollout-check', { 'good.rollout': GOOD, 'bad.rollout': BAD });
    expect(code).toBe(1);
    expect(stdout).toContain(' --> bad.rollout:3:3');
  });

  it('takes options and folders', async () => {
    const files = { 'good.rollout': GOOD, 'bad.rollout': BAD };
    expect(await run('rollout-check', files, '--max-warnings=0', 'good.rollout')).toMatchObject({ code: 0 });
  });
});

describe('rollout-fmt', () => {
  it('formats the files of the commit, and only those', async () => {
    const ragged = GOOD.replace('  maxDown', '      maxDown');
    const { code, folder } = await run('rollout-fmt', { 'good.rollout': ragged, 'notes.md': ragged });
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'notes.md'), 'utf8')).toBe(ragged);
    expect(readFileSync(join(folder, 'good.rollout'), 'utf8')).toBe(GOOD);
  });

  it('only names them with --check', async () => {
    const ragged = GOOD.replace('  maxDown', '      maxDown');
    const { code, stdout, stderr, folder } = await run('rollout-fmt', { 'good.rollout': ragged }, '--check');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('good.rollout');
    expect(readFileSync(join(folder, 'good.rollout'), 'utf8')).toBe(ragged);
  });
});
