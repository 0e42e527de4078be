// docs/ci.md: each snippet is well formed, names what there is, and its commands do what they are for.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readText, root } from '../support/repository.ts';
import { GOOD } from './plans.ts';
import { readYaml } from './read-yaml.ts';
import { runCommand } from './run-command.ts';

const PAGE = 'docs/ci.md';
const page = readText(PAGE);
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const textsOf = (wanted: string): string[] =>
  blocks.filter(({ language }) => language === wanted).map(({ text }) => text);

it('links lead somewhere', () => {
  const links = [...page.matchAll(/\]\((?!#|https?:)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(root, dirname(PAGE), path)))).toEqual([]);
});

it('workflows have the form of workflows, and give the action inputs that it has', () => {
  const workflows = textsOf('yaml').filter((text) => text.startsWith('on:'));
  expect(workflows.length).toBeGreaterThan(1);
  const { inputs } = readYaml<{ inputs: object }>('action.yml');
  for (const text of workflows) {
    expect(validateWorkflow(text).errors).toEqual([]);
    const { steps } = parse(text).jobs.plans as { steps: { uses: string; with?: object }[] };
    const own = steps.find(({ uses }) => uses.startsWith('OWNER/rollout@'));
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(own?.with ?? { missing: '' })));
  }
});

it('hooks are those that there are', () => {
  const [config = ''] = textsOf('yaml').filter((text) => text.startsWith('repos:'));
  const { repos } = parse(config) as { repos: { hooks: { id: string }[] }[] };
  const used = repos.flatMap(({ hooks }) => hooks.map(({ id }) => id));
  expect(used.sort()).toEqual(readYaml<{ id: string }[]>('.pre-commit-hooks.yaml').map(({ id }) => id));
});

// Otherwise npm (11.15 to 11.19 at least) links to a clone that it then deletes, for the repository has a script called `build`.
it('an installation from git is a copy, not a link', () => {
  const lines = page.split('\n').filter((line) => line.includes('npm install'));
  const fromGit = lines.filter((line) => line.includes('git+'));
  expect(fromGit.length).toBeGreaterThan(1);
  for (const line of fromGit) expect(line).toContain('npm install --global --install-links "git+');
});

it('every version is that of the package', () => {
  const { version } = JSON.parse(readText('packages/cli/package.json'));
  const named = [...page.matchAll(/(?:rollout(?:\.git#|@)|rev: )v([\w.-]+)/g)].map(([, each]) => each);
  expect(new Set(named)).toEqual(new Set([version]));
});

/** Whatever a snippet runs of rollout: a line of a shell or of a script in YAML, or what Jenkins gives to `sh`. */
const commands = blocks.flatMap(({ text }) =>
  text
    .split('\n')
    .flatMap((line) => /^(?:\s*- )?(rollout .*)$|\bsh '(rollout .*?)'/.exec(line)?.slice(1).filter(Boolean) ?? []),
);

describe('its commands', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollout-ci-'));
    for (const path of ['bin', 'deploy']) mkdirSync(join(folder, path));
    symlinkSync(join(root, 'packages/cli/bin/rollout.cjs'), join(folder, 'bin/rollout'));
    writeFileSync(join(folder, 'deploy/weekly.rollout'), GOOD);
    writeFileSync(join(folder, 'deploy/before.rollout'), GOOD);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are found', () => expect(commands.length).toBeGreaterThan(6));

  it.each([...new Set(commands)])('%s', async (line) => {
    const path = `${join(folder, 'bin')}:${process.env.PATH ?? ''}`;
    const ended = await runCommand('bash', ['-eo', 'pipefail', '-c', line], { cwd: folder, env: { PATH: path } });
    expect({ ...ended, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: expect.not.stringContaining('error') });
    for (const [, file = ''] of line.matchAll(/--output \w+=(\S+)/g)) expect(existsSync(join(folder, file))).toBe(true);
  });
});
