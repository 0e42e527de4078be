// What `npm pack` makes of each package works in an empty folder, away from this repository.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolders, readText, root } from './support/repository.ts';

const run = promisify(execFile);

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let folder: string;
let packed: readonly Packed[];

beforeAll(async () => {
  if (!existsSync(join(root, 'packages/cli/dist/rollout.cjs'))) throw new Error('run "npm run build" first');
  folder = mkdtempSync(join(tmpdir(), 'rollout-packages-'));
  const workspaces = packageFolders().flatMap((path) => ['-w', path]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces], { cwd: root });
  // npm lists the packages by name in an object, and older versions of it in an array.
  packed = Object.values(JSON.parse(stdout) as Record<string, Packed>);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (name: string): readonly string[] =>
  packed.find((found) => found.name === name)?.files.map(({ path }) => path) ?? [];

describe('a package', () => {
  it('is made of each workspace', () => {
    expect(packed.map(({ name }) => name).sort()).toEqual(
      ['@rollout/language', '@rollout/compiler', '@rollout/simulator', '@rollout/workspace', 'rollout'].sort(),
    );
  });

  it('carries its license and what its exports name, and no tests', () => {
    for (const { name } of packed) {
      const files = filesOf(name);
      expect(files.filter((path) => /[.]test[.]|\/testing\/|[.]tsbuildinfo$/.test(path))).toEqual([]);
      expect(files).toContain('LICENSE');
      if (name !== 'rollout') {
        expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'src/index.ts']));
      }
    }
  });

  it('has its version from one number for all', () => {
    const versions = packageFolders().map((path) => JSON.parse(readText(`${path}/package.json`)).version);
    expect(new Set(versions).size).toBe(1);
  });
});

describe('in an empty folder', () => {
  beforeAll(async () => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const tarballs = packed.map(({ filename }) => `./${filename}`);
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs], { cwd: folder });
  }, 120_000);

  it('the command says its version', async () => {
    const { stdout } = await run('npx', ['--no-install', 'rollout', '--version'], { cwd: folder });
    const { version } = JSON.parse(readText('packages/cli/package.json'));
    expect(stdout.trim()).toBe(version);
  });

  it('the command needs no other package', async () => {
    const installed = JSON.parse(readFileSync(join(folder, 'node_modules/rollout/package.json'), 'utf8'));
    expect(installed.dependencies ?? {}).toEqual({});
  });

  it('each library loads', async () => {
    const names = packed.map(({ name }) => name).filter((name) => name !== 'rollout');
    const script = `for (const name of ${JSON.stringify(names)}) { await import(name); console.log(name); }`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    expect(stdout.trim().split('\n').sort()).toEqual([...names].sort());
  });
});

describe('before the build', () => {
  it('the launcher says what to do', async () => {
    const launcher = mkdtempSync(join(tmpdir(), 'rollout-launcher-'));
    try {
      const path = join(launcher, 'rollout.cjs');
      writeFileSync(path, readText('packages/cli/bin/rollout.cjs'));
      const failed = await run(process.execPath, [path]).then(
        () => undefined,
        (error: { code: number; stderr: string }) => error,
      );
      expect(failed).toMatchObject({ code: 2, stderr: 'rollout is not built yet: run "npm run build" first.\n' });
    } finally {
      rmSync(launcher, { recursive: true });
    }
  });
});
