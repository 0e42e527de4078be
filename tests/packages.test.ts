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
  // The extension is none of npm's: it is packed for VS Code.
  const published = packageFolders().filter((path) => JSON.parse(readText(`${path}/package.json`)).private !== true);
  const workspaces = published.flatMap((path) => ['-w', path]);
  const args = ['pack', '--json', '--pack-destination', folder, ...workspaces];
  // It names every file of every package.
  const { stdout } = await run('npm', args, { cwd: root, maxBuffer: Number.POSITIVE_INFINITY });
  // npm lists the packages by name in an object, and older versions of it in an array.
  packed = Object.values(JSON.parse(stdout) as Record<string, Packed>);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (name: string): readonly string[] =>
  packed.find((found) => found.name === name)?.files.map(({ path }) => path) ?? [];

/** Every file that the package's manifest points at. */
function pathsNamedBy(name: string): readonly string[] {
  const home = packageFolders().find((path) => JSON.parse(readText(`${path}/package.json`)).name === name);
  const { exports = {}, bin = {}, man = [] } = JSON.parse(readText(`${home}/package.json`));
  const paths = [...JSON.stringify([exports, bin]).matchAll(/:"(?:\.\/)?([^"]+)"/g)].map(([, path = '']) => path);
  return [...paths, ...man];
}

describe('a package', () => {
  it('is made of each workspace', () => {
    expect(packed.map(({ name }) => name).sort()).toEqual(
      [
        '@rollout/language',
        '@rollout/compiler',
        '@rollout/simulator',
        '@rollout/report',
        '@rollout/workspace',
        '@rollout/language-server',
        'rollout',
      ].sort(),
    );
  });

  it('carries its license and whatever its manifest points at, and no tests', () => {
    for (const { name } of packed) {
      const files = filesOf(name);
      expect(files.filter((path) => /[.]test[.]|\/testing\/|[.]tsbuildinfo$/.test(path))).toEqual([]);
      expect(files).toContain('LICENSE');
      expect(files).toEqual(expect.arrayContaining([...pathsNamedBy(name)]));
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
  });

  it('the command says its version', async () => {
    const { stdout } = await run('npx', ['--no-install', 'rollout', '--version'], { cwd: folder });
    const { version } = JSON.parse(readText('packages/cli/package.json'));
    expect(stdout.trim()).toBe(version);
  });

  it('the command needs no other package', async () => {
    const installed = JSON.parse(readFileSync(join(folder, 'node_modules/rollout/package.json'), 'utf8'));
    expect(installed.dependencies ?? {}).toEqual({});
  });

  it('the command draws: what that takes is in its package, with the licenses', async () => {
    const pictures = join(folder, 'pictures');
    const files = ['--html', 'page.html', '--png', `${pictures}/`, '--picture', 'duration'];
    const plan = join(root, 'examples/first-plan/first-plan.rollout');
    await run('npx', ['--no-install', 'rollout', 'simulate', plan, '--trials', '50', ...files], { cwd: folder });
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(join(pictures, 'duration.png')).toString('latin1', 1, 4)).toBe('PNG');
    const licenses = readFileSync(join(folder, 'node_modules/rollout/dist/third-party-licenses.txt'), 'utf8');
    for (const name of ['echarts', 'preact', '@viz-js/viz', '@resvg/resvg-wasm', 'dejavu-fonts-ttf'])
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  it('each library loads, and both faces of the one that has two', async () => {
    const libraries = packed.map(({ name }) => name).filter((name) => name !== 'rollout');
    const names = [...libraries, '@rollout/report/pictures', '@rollout/language-server/node'];
    const script = `for (const name of ${JSON.stringify(names)}) { await import(name); console.log(name); }`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    expect(stdout.trim().split('\n').sort()).toEqual([...names].sort());
  });
});

describe('as a library', () => {
  it('the example runs on the installed packages', async () => {
    const example = 'simulate-a-text.mjs';
    writeFileSync(join(folder, example), readText(`examples/library/${example}`));
    const { stdout, stderr } = await run(process.execPath, [example], { cwd: folder });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^crash is found with \d/m);
  });

  it('the types are whole: a strict program that uses every face compiles, with all that it leads to', async () => {
    const program = `
      import { compile, type Machine } from '@rollout/compiler';
      import { checkText, parse } from '@rollout/language';
      import { formatDuration } from '@rollout/report';
      import { type Picture, studyPictures } from '@rollout/report/pictures';
      import { simulate } from '@rollout/simulator';
      import { memoryFileSystem } from '@rollout/workspace';
      const text: string = 'plan p { }';
      export const machine: Machine | null = compile(checkText(text).program).machine;
      export const p50: number | null = machine === null ? null : simulate(machine, {}).duration.p50.value;
      export const pictures: readonly Picture[] = machine === null ? [] : studyPictures(simulate(machine, {}), machine);
      export const faces = [parse, memoryFileSystem, formatDuration];
    `;
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2023',
      // What a page has and Node too: a file system may be told to stop by an AbortSignal.
      lib: ['es2023', 'dom'],
      types: [],
      skipLibCheck: false,
    };
    writeFileSync(join(folder, 'program.ts'), program);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const said = await run(process.execPath, [tsc, '-p', folder]).then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    );
    expect(said).toBe('');
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
