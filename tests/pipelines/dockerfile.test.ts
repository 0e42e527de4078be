// The image, without Docker: what the Dockerfile copies and runs is copied and run in folders that stand for its stages. What needs
// a network or root (installing npm packages, the base image) is only looked at.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import picomatch from 'picomatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolders, readText, repositoryFiles, root } from '../support/repository.ts';
import { BAD, GOOD } from './plans.ts';
import { runCommand } from './run-command.ts';

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** Each instruction is a line of its own. */
const instructions: readonly Instruction[] = readText('Dockerfile')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const second = instructions.findLastIndex(({ word }) => word === 'FROM');
const stages = { build: instructions.slice(0, second), image: instructions.slice(second) };
const restOf = (word: string, of = instructions): string[] =>
  of.filter((each) => each.word === word).map(({ rest }) => rest);

/** What reaches the build: what is committed, without what `.dockerignore` names. */
const ignored = readText('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const isIgnored = picomatch([...ignored, ...ignored.map((pattern) => `${pattern}/**`)], { dot: true });
const context = repositoryFiles().filter((path) => !isIgnored(path));

it('has two stages, the same base, and a user who is not root', () => {
  expect(restOf('FROM')).toEqual([expect.stringMatching(/ AS build$/), expect.not.stringContaining(' AS ')]);
  expect(new Set(restOf('FROM').map((rest) => rest.split(' ')[0])).size).toBe(1);
  expect(restOf('USER')).toEqual(['node']);
  expect(restOf('ENTRYPOINT').map((rest) => JSON.parse(rest))).toEqual([['rollout']]);
  expect(restOf('WORKDIR', stages.image)).toEqual(['/work']);
});

it('installs before it copies the rest, so that a changed source installs nothing anew: every manifest is there by then', () => {
  const install = stages.build.findIndex(({ rest }) => rest.startsWith('npm ci'));
  const copied = restOf('COPY', stages.build.slice(0, install)).join('\n');
  for (const folder of packageFolders()) expect(copied).toContain(`${folder}/package.json ${folder}/`);
  expect(copied).toContain('package.json package-lock.json .npmrc ./');
});

it('the context is small, and has what is built', () => {
  expect(context.filter((path) => /^(?:tests|docs|bench|grammar)\/|\/dist\//.test(path))).toEqual([]);
  expect(context).toEqual(expect.arrayContaining(['scripts/bundle.mjs', 'packages/cli/src/main.ts']));
});

describe('what it makes', () => {
  let folder: string;
  const image = (path: string): string => join(folder, 'image', path);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollout-image-'));
    for (const path of context) {
      mkdirSync(dirname(join(folder, 'src', path)), { recursive: true });
      cpSync(join(root, path), join(folder, 'src', path));
    }
    // What `npm ci` puts there; the packages of this repository are those of the copy.
    mkdirSync(join(folder, 'src/node_modules/@rollout'), { recursive: true });
    for (const name of ['.bin', ...installedPackages()]) {
      mkdirSync(dirname(join(folder, 'src/node_modules', name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(folder, 'src/node_modules', name));
    }
    for (const path of packageFolders()) {
      const { name } = JSON.parse(readText(`${path}/package.json`));
      symlinkSync(join(folder, 'src', path), join(folder, 'src/node_modules', name));
    }
    const [, ...builds] = restOf('RUN', stages.build);
    for (const line of builds) {
      expect(await runCommand('sh', ['-c', line], { cwd: join(folder, 'src') })).toMatchObject({ code: 0 });
    }
    for (const copy of restOf('COPY', stages.image)) {
      const paths = copy.replace('--from=build ', '').split(' ');
      const target = paths.pop() ?? '';
      for (const path of paths) {
        const from = join(folder, path);
        cpSync(from, target.endsWith('/') ? image(join(target, basename(path))) : image(target), { recursive: true });
      }
    }
    mkdirSync(image('usr/local/bin'), { recursive: true });
    for (const line of restOf('RUN', stages.image)) {
      const inImage = line.replace(/ \//g, ` ${image('/')}`);
      expect(await runCommand('sh', ['-c', inImage], { cwd: folder })).toMatchObject({ code: 0 });
    }
    mkdirSync(image('work'));
    writeFileSync(image('work/good.rollout'), GOOD);
    writeFileSync(image('work/bad.rollout'), BAD);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    runCommand('rollout', args, {
      cwd: image('work'),
      env: { PATH: `${image('usr/local/bin')}:${process.env.PATH ?? ''}` },
    });

  it('checks plans of the folder that it is given', async () => {
    expect(await run('check', 'good.rollout')).toMatchObject({ code: 0, stdout: 'No problems in 1 file\n' });
    expect(await run('check', 'bad.rollout')).toMatchObject({ code: 1 });
  });

  it('is the version of its manifest', async () => {
    const { version } = JSON.parse(readFileSync(image('opt/rollout/package.json'), 'utf8'));
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});

/** Every folder of node_modules that holds a package of somebody else's. */
function installedPackages(): string[] {
  const { packages } = JSON.parse(readText('package-lock.json')) as {
    packages: Record<string, { link?: boolean }>;
  };
  return Object.entries(packages).flatMap(([path, { link }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    return name === undefined || link === true ? [] : [name];
  });
}
