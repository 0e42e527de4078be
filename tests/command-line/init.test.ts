import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { root } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const templates = readdirSync(join(root, 'packages/cli/templates')).map((file) => file.replace('.rollout', ''));
const files = (folder: { readonly path: string }): string[] => readdirSync(folder.path).sort();

test('there is a template for each way that is offered', async () => {
  const { stdout } = await rollout(['init', '--help']);
  const offered = stdout.match(/\(choices: ("canary".*?)\)/s)?.[1] ?? '';
  expect([...offered.matchAll(/"([\w-]+)"/g)].map(([, name]) => name).sort()).toEqual([...templates].sort());
});

describe.each(templates)('a first plan: %s', (template) => {
  test('nothing is to be said of it, though every rule is in force', async () => {
    const folder = folderWith({});
    expect(await folder.rollout('init', '--template', template)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(files(folder)).toEqual([`${template}.rollout`, 'rollout.config.json'].sort());
    const checked = await folder.rollout('check');
    expect(checked).toEqual({ exitCode: 0, stdout: 'No problems in 1 file\n', stderr: '' });
  });

  test('it keeps what it promises, and that is known exactly', async () => {
    const folder = folderWith({});
    await folder.rollout('init', '--template', template, '--name', 'first');
    const { exitCode, stdout } = await folder.rollout('test', 'first.rollout', '--format', 'json');
    const [{ plans }] = JSON.parse(stdout).files;
    expect(exitCode).toBe(0);
    expect(plans).toMatchObject([{ name: 'first' }]);
    expect(plans[0].expectations.length).toBeGreaterThanOrEqual(3);
    for (const expectation of plans[0].expectations) {
      expect(expectation).toMatchObject({ status: 'met', method: 'exact' });
    }
  });

  test('it is formatted', async () => {
    const folder = folderWith({});
    await folder.rollout('init', '--template', template);
    expect(await folder.rollout('fmt', '--check')).toMatchObject({ exitCode: 0 });
  });

  test('it begins with what it is about', () => {
    expect(readFileSync(join(root, `packages/cli/templates/${template}.rollout`), 'utf8')).toMatch(/^\/\/ [A-Z]/);
  });
});

test('it says what to do next', async () => {
  const { stdout } = await folderWith({}).rollout('init', '--template', 'rings', '--name', 'weekly');
  expect(stdout).toBe(`Wrote weekly.rollout and rollout.config.json.

Next:
  rollout check weekly.rollout     what is wrong with it, or unwise
  rollout simulate weekly.rollout  how long it takes, and which bugs it finds
  rollout test weekly.rollout      whether it keeps what it promises

Put your own fleet and numbers in the place of the template's: its comments say where.
`);
});

test('a folder that is not there is made, and the preset is the one that was asked for', async () => {
  const folder = folderWith({});
  const { stdout } = await folder.rollout('init', 'plans/web', '--template', 'canary', '--preset', 'recommended');
  expect(stdout).toMatch(/^Made the folder plans\/web\.\nWrote plans\/web\/canary\.rollout and /);
  expect(await folder.rollout('check', 'plans')).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(folder.path, 'plans/web/rollout.config.json'), 'utf8')).toContain('"preset": "recommended"');
});

describe('nothing is written over', () => {
  test('a plan of that name', async () => {
    const folder = folderWith({ 'weekly.rollout': 'mine' });
    const ended = await folder.rollout('init', '--template', 'canary', '--name', 'weekly');
    expect(ended).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: weekly.rollout is there already\n  Say --name with another name, or name another folder.\n',
    });
    expect(files(folder)).toEqual(['weekly.rollout']);
    expect(readFileSync(join(folder.path, 'weekly.rollout'), 'utf8')).toBe('mine');
  });

  test('a configuration that holds there already, in this folder or above', async () => {
    const folder = folderWith({ 'rollout.config.json': '{}', 'deep/keep': '' });
    const here = await folder.rollout('init', '--template', 'canary');
    expect(here.stdout).toMatch(/^Wrote canary\.rollout; rollout\.config\.json holds for it\.\n/);
    const below = await folder.rollout('init', 'deep', '--template', 'canary');
    expect(below.stdout).toMatch(/^Wrote deep\/canary\.rollout; rollout\.config\.json holds for it\.\n/);
    expect(readFileSync(join(folder.path, 'rollout.config.json'), 'utf8')).toBe('{}');
    expect(files({ path: join(folder.path, 'deep') })).toEqual(['canary.rollout', 'keep']);
  });

  test('a file that has the name of the folder', async () => {
    const folder = folderWith({ web: 'mine' });
    expect(await folder.rollout('init', 'web', '--template', 'canary')).toEqual({
      exitCode: 4,
      stdout: '',
      stderr: 'error: the folder web cannot be made: a file has its name\n',
    });
  });
});

test.each(['../up', 'a b', '2nd', 'a/b', '-x-', '', 'x'.repeat(101)])('%j is no name for a plan', async (name) => {
  const folder = folderWith({});
  const { exitCode, stderr } = await folder.rollout('init', '--template', 'canary', `--name=${name}`);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('is no name for a plan and its file');
  expect(files(folder)).toEqual([]);
});

test.each(['plan', 'all', 'remaining', '週次'])('%s is a name like any other', async (name) => {
  const folder = folderWith({});
  expect(await folder.rollout('init', '--template', 'canary', '--name', name)).toMatchObject({ exitCode: 0 });
  expect(await folder.rollout('check')).toMatchObject({ exitCode: 0, stdout: 'No problems in 1 file\n' });
});

test('a name that the template has for something else is taken', async () => {
  const { exitCode, stderr } = await folderWith({}).rollout('init', '--template', 'canary', '--name', 'web');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error: web is what the template calls its service\n');
});

describe('without a template', () => {
  test('where nobody can be asked, it says which there are', async () => {
    const { exitCode, stdout, stderr } = await folderWith({}).rollout('init');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      'error: which template? There is no terminal to ask on\n' +
        '  Say --template with one of canary, rings, bluegreen, waves, flag, expand-contract; rollout init --help says what each is.\n',
    );
  });

  /** Types these keys, one after the other, once each question has been asked. */
  async function asked(folder: { readonly path: string }, keys: readonly (readonly [question: string, key: string])[]) {
    const input = new PassThrough();
    const output = new PassThrough();
    let seen = '';
    const left = [...keys];
    output.on('data', (chunk) => {
      seen += chunk;
      const [next] = left;
      if (next === undefined || !seen.includes(next[0])) return;
      left.shift();
      seen = '';
      setImmediate(() => input.write(next[1]));
    });
    return rollout(['init'], { cwd: folder.path, asking: { input, output } });
  }
  const DOWN = '\x1b[B';
  const ENTER = '\r';

  test('on a terminal it asks which, and what the plan is called', async () => {
    const folder = folderWith({});
    const { exitCode, stdout } = await asked(folder, [
      ['Which way do you ship?', DOWN],
      ['devices', ENTER],
      ['What is the plan called?', 'weekly'],
      ['weekly', ENTER],
    ]);
    expect({ exitCode, files: files(folder) }).toEqual({
      exitCode: 0,
      files: ['rollout.config.json', 'weekly.rollout'],
    });
    expect(stdout).toMatch(/^Wrote weekly\.rollout and /);
    expect(readFileSync(join(folder.path, 'weekly.rollout'), 'utf8')).toContain('\nplan weekly using telemetry {');
  });

  test('a name that cannot be is asked for again; Enter alone takes that of the template', async () => {
    const folder = folderWith({ 'mine.rollout': '' });
    const { exitCode } = await asked(folder, [
      ['Which way do you ship?', ENTER],
      ['What is the plan called?', 'mine'],
      ['mine', ENTER],
      ['is there already', ENTER],
    ]);
    expect({ exitCode, files: files(folder) }).toEqual({
      exitCode: 0,
      files: ['canary.rollout', 'mine.rollout', 'rollout.config.json'],
    });
  });

  test('Ctrl-C ends it, and nothing is written', async () => {
    const folder = folderWith({});
    const { exitCode, stdout } = await asked(folder, [['Which way do you ship?', '\x03']]);
    expect({ exitCode, stdout, files: files(folder) }).toEqual({ exitCode: 130, stdout: '', files: [] });
  });
});
