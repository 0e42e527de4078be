// The doors to pictures: --html, --svg, --png, and what goes with them.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ExitCode } from '../../packages/cli/src/index.ts';
import { COMPARISON_PICTURES, RUN_PICTURES, STUDY_PICTURES } from '../../packages/cli/src/pictures/picture-names.ts';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText, root } from '../support/repository.ts';
import { type Folder, folderWith, launcher, shell, start } from './in-folder.ts';
import { startSignalled } from './stopped.ts';

const PLAN = readText('examples/first-plan/first-plan.rollout');
const FEW = ['--trials', '50'] as const;

interface Tried {
  readonly folder: Folder;
  readonly read: (name: string) => string;
}

function withPlan(files: Readonly<Record<string, string>> = {}): Tried {
  const folder = folderWith({ 'first.rollout': PLAN, ...files });
  return { folder, read: (name) => readFileSync(join(folder.path, name), 'utf8') };
}

const simulate = ({ folder }: Tried, ...args: string[]) => folder.rollout('simulate', 'first.rollout', ...FEW, ...args);
const trace = ({ folder }: Tried, ...args: string[]) => folder.rollout('trace', 'first.rollout', ...args);

const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
/** Of a PNG, by its head. */
const widthOf = (bytes: Buffer): number => bytes.readUInt32BE(16);

describe('a file', () => {
  test('gets a page, a picture, and the picture in pixels, two for one', async () => {
    const tried = withPlan();
    const { exitCode } = await simulate(
      tried,
      '--html',
      'a.html',
      '--svg',
      'a.svg',
      '--png',
      'a.png',
      '--width',
      '400',
    );
    expect(exitCode).toBe(0);
    expect(tried.read('a.html')).toMatch(/^<!doctype html>/i);
    expect(tried.read('a.svg')).toMatch(/^<svg [^>]*width="400"/);
    const png = readFileSync(join(tried.folder.path, 'a.png'));
    expect(isPng(png)).toBe(true);
    expect(widthOf(png)).toBe(800);
  });

  test('shows how long a study takes, and when a run does what, unless another picture is asked for', async () => {
    const tried = withPlan();
    await simulate(tried, '--svg', 'study.svg');
    expect(tried.read('study.svg')).toContain('id="duration-title"');
    await trace(tried, '--svg', 'run.svg');
    expect(tried.read('run.svg')).toContain('id="timeline-title"');
  });

  test('leaves the answer as it is, byte by byte, in every format', async () => {
    const tried = withPlan();
    for (const format of ['pretty', 'csv']) {
      const plain = await simulate(tried, '--format', format);
      const drawn = await simulate(tried, '--format', format, '--html', 'a.html', '--svg', 'a.svg');
      expect(drawn).toEqual(plain);
    }
    const json = async (...more: string[]): Promise<unknown> => {
      const { commandLine, ...rest } = JSON.parse((await simulate(tried, '--format', 'json', ...more)).stdout);
      expect(commandLine).toContain('rollout simulate first.rollout');
      return rest;
    };
    expect(await json('--html', 'a.html')).toEqual(await json());
  });

  test('is the same each time', async () => {
    const tried = withPlan();
    await simulate(tried, '--svg', 'a.svg', '--png', 'a.png');
    await simulate(tried, '--svg', 'b.svg', '--png', 'b.png');
    expect(tried.read('b.svg')).toBe(tried.read('a.svg'));
    expect(tried.read('b.png')).toBe(tried.read('a.png'));
  });

  test('is light unless told', async () => {
    const tried = withPlan();
    await simulate(tried, '--svg', 'light.svg');
    await simulate(tried, '--svg', 'dark.svg', '--theme', 'dark');
    expect(tried.read('light.svg')).toContain('fill="#ffffff"');
    expect(tried.read('dark.svg')).not.toContain('fill="#ffffff"');
  });

  test('of any name is that file, and no other', async () => {
    const tried = withPlan();
    const names = ['-rf.svg', '$(touch x).svg', '<img onerror=1>.svg', 'ein Bild ü.svg', '--html.svg', 'a\nb.svg'];
    for (const name of names) {
      expect((await simulate(tried, `--svg=${name}`)).exitCode).toBe(0);
      expect(tried.read(name)).toMatch(/^<svg /);
    }
    expect(readdirSync(tried.folder.path).sort()).toEqual([...names, 'first.rollout'].sort());
  });
});

describe('a folder', () => {
  test('gets every picture by its name; it is made where its name ends in a slash', async () => {
    const tried = withPlan();
    expect((await simulate(tried, '--svg', 'new/deep/', '--png', 'new/deep/')).exitCode).toBe(0);
    const names = readdirSync(join(tried.folder.path, 'new/deep'));
    expect(names).toContain('duration.svg');
    expect(names).toContain('duration.png');
    expect(names.filter((name) => !/^[a-z0-9-]+\.(?:svg|png)$/.test(name))).toEqual([]);
  });

  test('that is there is one without a slash, too, and gets only the picture that was asked for', async () => {
    const tried = withPlan();
    mkdirSync(join(tried.folder.path, 'there'));
    await simulate(tried, '--svg', 'there', '--picture', 'duration');
    expect(readdirSync(join(tried.folder.path, 'there'))).toEqual(['duration.svg']);
  });

  test('is no place for a page', async () => {
    const tried = withPlan();
    const { exitCode, stderr } = await simulate(tried, '--html', 'pages/');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'error: --html pages/ is a folder, and a page is one file\n  Name the file.\n',
    });
    expect(existsSync(join(tried.folder.path, 'pages'))).toBe(false);
  });
});

describe('standard output', () => {
  test('shows a picture or a page in place of the answer', async () => {
    const tried = withPlan();
    expect((await simulate(tried, '--svg', '-')).stdout).toMatch(/^<svg .*<\/svg>\n$/s);
    expect((await simulate(tried, '--html', '-')).stdout).toMatch(/^<!doctype html>.*<\/html>\n$/is);
  });

  test('shows one of them, and no pixels', async () => {
    const tried = withPlan();
    const { exitCode, stderr } = await simulate(tried, '--svg', '-', '--html', '-');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'error: --html - and --svg - would both go to standard output\n  Name a file.\n',
    });
    expect((await simulate(tried, '--png', '-')).exitCode).toBe(2);
  });
});

describe('is refused before anything runs:', () => {
  test.each([
    [['--svg', 'a.svg', '--png', './a.svg'], '--svg a.svg and --png ./a.svg are one file'],
    [['--output', 'json=a', '--html', 'a'], '--output json=… and --html a are one file'],
    [['--svg', ''], '--svg names no file'],
    [['--svg', 'a', '--picture', ''], '--picture names no picture'],
    [['--picture', 'duration'], '--picture goes with --svg or --png'],
    [['--html', 'a', '--theme', 'dark'], '--theme goes with --svg or --png'],
    [['--width', '500'], '--width goes with --svg or --png'],
    [['--svg', 'a', '--width', '10'], "option '--width <n>' argument '10' is invalid"],
    [['--svg', 'a', '--theme', 'blue'], "option '--theme <theme>' argument 'blue' is invalid"],
    [['--svg', 'a', '--changes', '5'], 'a stream of changes is not drawn'],
  ])('%s', async (args, message) => {
    const tried = withPlan();
    const { exitCode, stdout, stderr } = await simulate(tried, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error: ${message}`);
    expect(readdirSync(tried.folder.path)).toEqual(['first.rollout']);
  });
});

describe('what cannot be written', () => {
  test('is never the plan, whichever links lead to it', async () => {
    const tried = withPlan();
    symlinkSync(join(tried.folder.path, 'first.rollout'), join(tried.folder.path, 'link'));
    for (const name of ['first.rollout', 'link']) {
      const { exitCode, stderr } = await simulate(tried, '--svg', name);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: `error: ${tried.folder.path}/${name} was read from; it is not overwritten\n`,
      });
    }
    expect(tried.read('first.rollout')).toBe(PLAN);
  });

  test('ends with 4, after the other files and the answer', async () => {
    const tried = withPlan();
    const { exitCode, stdout, stderr } = await simulate(
      tried,
      '--html',
      'a.html',
      '--svg',
      'none/a.svg',
      '--png',
      'a.png',
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: `error: ${tried.folder.path}/none/a.svg cannot be written: the folder does not exist\n`,
    });
    expect(stdout).toContain('How long');
    expect(readdirSync(tried.folder.path).sort()).toEqual(['a.html', 'a.png', 'first.rollout']);
  });

  test('a folder where a file stands ends with 4', async () => {
    const tried = withPlan({ taken: 'text' });
    const { exitCode, stderr } = await simulate(tried, '--svg', 'taken/');
    expect(exitCode).toBe(4);
    expect(stderr).toBe(`error: the folder ${tried.folder.path}/taken cannot be made: something else has its name\n`);
    expect(tried.read('taken')).toBe('text');
  });

  test('a folder that cannot be made keeps no other file back', async () => {
    const tried = withPlan({ taken: 'text' });
    const files = ['--html', 'a.html', '--svg', 'taken/', '--png', 'a.png'];
    const { exitCode, stdout } = await simulate(tried, ...files);
    expect(exitCode).toBe(4);
    expect(stdout).toContain('How long');
    expect(readdirSync(tried.folder.path).sort()).toEqual(['a.html', 'a.png', 'first.rollout', 'taken']);
  });

  test('a file of a folder that another output has taken is not written twice', async () => {
    const tried = withPlan({ 'd/other': '' });
    const { exitCode, stderr } = await simulate(tried, '--svg', 'd/', '--output', 'json=d/duration.svg');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: ${tried.folder.path}/d/duration.svg would be written twice\n`,
    });
    expect(tried.read('d/duration.svg')).toMatch(/^\{/);
  });
});

describe('a picture that there is not', () => {
  test.each([
    ['simulate', 'duratoin', 'Did you mean duration? There are plan, duration, '],
    ['trace', 'duration', 'There are plan, timeline, '],
    ['trace', 'Timeline', 'Did you mean timeline? '],
  ])('is told with those that there are, before anything runs: %s --picture %s', async (command, name, help) => {
    const { folder } = withPlan();
    const { exitCode, stdout, stderr } = await folder.rollout(
      command,
      'first.rollout',
      '--svg',
      'a.svg',
      '--picture',
      name,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error: there is no picture called ${name}\n  ${help}`);
    expect(readdirSync(folder.path)).toEqual(['first.rollout']);
  });

  test('of this plan is told after the answer, with those that there are', async () => {
    const tried = withPlan();
    const { exitCode, stdout, stderr } = await simulate(tried, '--svg', 'a.svg', '--picture', 'sensitivity');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('How long');
    expect(stderr).toMatch(/^error: there is nothing to draw as sensitivity here\n {2}There are plan, duration, /);
    expect(existsSync(join(tried.folder.path, 'a.svg'))).toBe(false);
  });

  test('of this plan leaves standard output empty where it was to stand there', async () => {
    const { exitCode, stdout, stderr } = await simulate(withPlan(), '--svg', '-', '--picture', 'sensitivity');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^error: there is nothing to draw as sensitivity here\n/);
  });
});

describe('pictures have the names that are known beforehand:', () => {
  test.each([
    'bad-day/bad-day',
    'dark-launch/dark-launch',
    'everything/everything',
    'kubernetes-rolling/kubernetes-rolling',
  ])('%s', async (example) => {
    const folder = folderWith({});
    const plan = join(root, `examples/${example}.rollout`);
    const names = (of: string): string[] => readdirSync(join(folder.path, of)).map((file) => file.replace('.svg', ''));
    await folder.rollout('simulate', plan, ...FEW, '--svg', 'study/', '--width', '400');
    expect(names('study').filter((name) => !STUDY_PICTURES.some((known) => known === name))).toEqual([]);
    await folder.rollout('trace', plan, '--svg', 'run/', '--width', '400');
    expect(names('run').filter((name) => !RUN_PICTURES.some((known) => known === name))).toEqual([]);
  });
});

test('what Ctrl-C ends at once is drawn as far as it had come', async () => {
  const { folder, read } = withPlan();
  // Ctrl-C comes once: the trials hear it, the drawing does not.
  const signals = [AbortSignal.abort(ExitCode.interrupted)];
  const { exitCode, stderr } = await rollout(
    ['simulate', 'first.rollout', '--method', 'simulated', '--html', 'a.html', '--svg', 'a.svg'],
    {
      cwd: folder.path,
      interruptible: (work) => work(signals.pop() ?? new AbortController().signal),
    },
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: expect.stringMatching(/^Stopped after /) });
  expect(read('a.html')).toMatch(/<\/html>\n$/i);
  expect(read('a.html')).not.toMatch(/NaN|undefined/);
  expect(read('a.svg')).toMatch(/^<svg .*<\/svg>\n$/s);
});

describe('two plans, and a search,', () => {
  test('are drawn by the same options', async () => {
    const tried = withPlan();
    const files = ['--html', 'a.html', '--svg', 'd/', '--png', 'a.png'];
    const faster = PLAN.replace('wait 24h', 'wait 12h');
    writeFileSync(join(tried.folder.path, 'faster.rollout'), faster);
    const { exitCode } = await tried.folder.rollout('compare', 'first.rollout', 'faster.rollout', ...FEW, ...files);
    expect(exitCode).toBe(0);
    const names = readdirSync(join(tried.folder.path, 'd')).map((file) => file.replace('.svg', ''));
    expect(names.filter((name) => !COMPARISON_PICTURES.some((known) => known === name))).toEqual([]);
    expect(names).toContain('sides');
    expect(tried.read('a.html')).toMatch(/^<!doctype html>/i);
  });
});

describe('the built command', () => {
  beforeAll(() => {
    if (!existsSync(join(launcher, '../../dist/rollout-pictures.cjs'))) throw new Error('run "npm run build" first');
  });

  test('draws the same bytes as the sources', async () => {
    const tried = withPlan();
    const { path } = tried.folder;
    const files = [
      '--html',
      join(path, 'built.html'),
      '--svg',
      join(path, 'built.svg'),
      '--png',
      join(path, 'built.png'),
    ];
    expect((await start(['simulate', join(path, 'first.rollout'), ...FEW, ...files])).code).toBe(0);
    await simulate(tried, '--svg', 'own.svg', '--png', 'own.png');
    expect(tried.read('built.svg')).toBe(tried.read('own.svg'));
    expect(tried.read('built.png')).toBe(tried.read('own.png'));
    expect(tried.read('built.html')).toMatch(/^<!doctype html>/i);
  });

  test('writes what it has when it is interrupted', async () => {
    const { folder, read } = withPlan();
    const svg = join(folder.path, 'a.svg');
    const html = join(folder.path, 'a.html');
    const work = ['--method', 'simulated', '--threads', '1', '--trials', '1000000000'];
    const args = ['simulate', join(folder.path, 'first.rollout'), ...work, '--svg', svg, '--html', html];
    const { code, stdout, stderr } = await startSignalled(args, 'SIGINT');
    expect(code).toBe(130);
    expect(stdout).toContain('How long');
    expect(stderr).toMatch(/^Stopped after [\d,]+ of 1,000,000,000 trials\.\n$/);
    expect(read('a.svg')).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(read('a.html')).toMatch(/<\/html>\n$/i);
  });

  test('writes to a pipe that it is given as a file', async () => {
    const first = 'examples/first-plan/first-plan.rollout';
    const { code, stdout } = await shell(`rollout simulate ${first} --trials 50 --svg /dev/stdout | grep -c '<svg '`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1\n' });
  });
});

test('what a plan says is text, on a page as well', async () => {
  const folder = folderWith({ 'first.rollout': `/// </script><img src=x onerror=alert(1)>\n${PLAN}` });
  await folder.rollout('simulate', 'first.rollout', ...FEW, '--html', 'a.html');
  const page = readFileSync(join(folder.path, 'a.html'), 'utf8');
  expect(page).not.toContain('<img');
});

test('a plan on standard input is drawn as well', async () => {
  const folder = folderWith({});
  const { exitCode } = await folder.withInput(PLAN, 'simulate', '-', ...FEW, '--svg', 'a.svg');
  expect(exitCode).toBe(0);
  writeFileSync(join(folder.path, 'first.rollout'), PLAN);
  await folder.rollout('simulate', 'first.rollout', ...FEW, '--svg', 'b.svg');
  expect(readFileSync(join(folder.path, 'a.svg'), 'utf8')).toBe(readFileSync(join(folder.path, 'b.svg'), 'utf8'));
});
