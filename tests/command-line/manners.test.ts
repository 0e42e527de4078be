// What holds of the process itself: its streams, its signals, what it leaves behind. Most of what commands say is tested without
// one, in the files beside this.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith, launcher, shell, start } from './in-folder.ts';
import { startSignalled } from './stopped.ts';

const FIRST = 'examples/first-plan/first-plan.rollout';

beforeAll(() => {
  if (!existsSync(join(launcher, '../../dist/rollout.cjs'))) throw new Error('run "npm run build" first');
});

test('the version is on standard output', async () => {
  const { version } = JSON.parse(readText('packages/cli/package.json'));
  expect(await start(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('the compiled code that the build leaves is accepted', () => {
  // Without it the command works all the same, but starts in twice the time. Asked of the launcher itself, which sets V8 up before.
  const { path } = folderWith({
    'ask.cjs': `const vm = require('node:vm');
const { Script } = vm;
vm.Script = function (source, options) {
  const script = new Script(source, options);
  process.stderr.write('refused: ' + script.cachedDataRejected + '\\n');
  return script;
};`,
  });
  const args = ['--require', join(path, 'ask.cjs'), launcher, '--version'];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('refused: false\n');
});

test.each([
  ['empty', { 'dist/rollout.cjs.cache': '' }],
  ['of another program', { 'dist/rollout.cjs.cache': 'x'.repeat(1000) }],
  ['unreadable', { 'dist/rollout.cjs.cache/a-folder-is-there': '' }],
])('compiled code that is %s is done without', (_, kept) => {
  const { path } = folderWith({
    'bin/rollout.cjs': readFileSync(launcher, 'utf8'),
    'dist/rollout.cjs': "module.exports.main = () => process.stdout.write('ran');",
    ...kept,
  });
  const { stdout, stderr } = spawnSync(process.execPath, [join(path, 'bin/rollout.cjs')], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'ran', stderr: '' });
});

test('an answer that nothing has room for is an error', async () => {
  const { code, stderr } = await shell(`rollout compile ${FIRST} > /dev/full`);
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: 'error: standard output cannot be written: no space is left\n',
  });
});

describe('a pipe', () => {
  test('that is closed early is no error, neither for a little output nor for much', async () => {
    const lines = `rollout compile examples/azure-pairs/azure-pairs.rollout | head -n 1; echo "\${PIPESTATUS[@]}"`;
    expect(await shell(lines)).toMatchObject({ stdout: '{\n0 0\n', stderr: '' });
    // More than a pipe holds, while the reader has gone away.
    const many = `rollout trace ${FIRST} --servers --format json | head -n 1; echo "\${PIPESTATUS[@]}"`;
    expect(await shell(many)).toMatchObject({ stdout: '{\n0 0\n', stderr: '' });
  });

  test('gets all of a large output, though its reader is slow', async () => {
    const slow = `rollout trace ${FIRST} --servers --format json | { sleep 1; cat; }`;
    const { stdout } = await shell(slow);
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(JSON.parse(stdout)).toMatchObject({ plan: 'first-plan', trial: 1 });
  });

  test('can bring the plan', async () => {
    const { code, stdout } = await shell(`rollout check - --stdin-filename ${FIRST} < ${FIRST}`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No problems in 1 file\n' });
  });

  test('is refused as soon as it has brought too much', async () => {
    const { code, stderr } = await shell('yes "// a" | rollout check -');
    expect({ code, stderr }).toEqual({ code: 4, stderr: 'error: standard input is larger than 4 MiB\n' });
  });

  test('shows no progress and no colours', async () => {
    const { stdout, stderr } = await start(['simulate', FIRST, '--trials', '20000']);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('a signal in the middle of a simulation', () => {
  // How soon, is tested beside `in-slices.ts`: by the clock of a busy machine it cannot be told.
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it, with what was done', async (signal, exitCode) => {
    const work = ['--method', 'simulated', '--threads', '1', '--trials', '1000000000'];
    const ended = await startSignalled(['simulate', FIRST, ...work, '--format', 'json'], signal);
    expect(ended).toMatchObject({ code: exitCode, signal: null });
    expect(ended.stderr).toMatch(/^Stopped after [\d,]+ of 1,000,000,000 trials\.\n$/);
    const results = JSON.parse(ended.stdout);
    expect(results.complete).toBe(false);
    expect(results.trials).toBeGreaterThan(0);
  });
});

describe('files', () => {
  test('are written whole, beside the answer, and nothing else is left', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': readText(FIRST) });
    const trials = ['--trials', '64'];
    const { exitCode, stdout } = await rollout(
      'simulate',
      'plan.rollout',
      ...trials,
      '--output',
      'json=a.json',
      '--output',
      'pretty=b.txt',
    );
    expect(exitCode).toBe(0);
    expect(readFileSync(join(path, 'b.txt'), 'utf8')).toBe(stdout);
    expect(JSON.parse(readFileSync(join(path, 'a.json'), 'utf8'))).toMatchObject({ plan: 'first-plan', trials: 64 });
    expect(readdirSync(path).sort()).toEqual(['a.json', 'b.txt', 'plan.rollout']);
  });

  test('that cannot be written do not lose the answer, nor the other files', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': readText(FIRST) });
    const bad = await rollout('compile', 'plan.rollout', '--output', 'json=none/a.json', '--output', 'json=b.json');
    expect(bad.exitCode).toBe(4);
    expect(bad.stderr).toBe(`error: ${path}/none/a.json cannot be written: the folder does not exist\n`);
    expect(JSON.parse(bad.stdout).plan).toBe('first-plan');
    expect(readFileSync(join(path, 'b.json'), 'utf8')).toBe(bad.stdout);
  });

  test('that were read from are not written over', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': readText(FIRST) });
    const { exitCode, stderr } = await rollout('compile', 'plan.rollout', '--output', 'json=plan.rollout');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: ${path}/plan.rollout was read from; it is not overwritten\n`,
    });
    expect(readFileSync(join(path, 'plan.rollout'), 'utf8')).toBe(readText(FIRST));
  });

  test('that were read from are not written over by way of a link', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': readText(FIRST) });
    symlinkSync('plan.rollout', join(path, 'link.json'));
    symlinkSync('plan.rollout', join(path, 'link.rollout'));
    expect((await rollout('check', 'plan.rollout', '--output', 'json=link.json')).exitCode).toBe(2);
    expect((await rollout('check', 'link.rollout', '--output', 'json=plan.rollout')).exitCode).toBe(2);
    expect(readFileSync(join(path, 'plan.rollout'), 'utf8')).toBe(readText(FIRST));
  });

  test('hold one format each', async () => {
    const { rollout } = folderWith({ 'plan.rollout': readText(FIRST) });
    const args = ['check', 'plan.rollout', '--output', 'json=found', '--output', 'sarif=./found'];
    const { exitCode, stderr } = await rollout(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--output json=found and --output sarif=./found are one file');
  });

  test('that are pipes stay so', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': readText(FIRST) });
    const pipe = join(path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Opened for both, so that neither side waits for the other; the text fits into the pipe.
    const reader = openSync(pipe, 'r+');
    const { exitCode, stdout } = await rollout('check', 'plan.rollout', '--output', 'pretty=pipe');
    expect(exitCode).toBe(0);
    expect(statSync(pipe).isFIFO()).toBe(true);
    const heard = Buffer.alloc(65_536);
    expect(heard.toString('utf8', 0, readSync(reader, heard))).toBe(stdout);
    closeSync(reader);
  });

  test('of other files of a folder are found in the order of their names', async () => {
    const { path, rollout } = folderWith({
      'b/z.rollout': '',
      'b/a.rollout': '',
      'a.rollout': '',
      'node_modules/x.rollout': '',
    });
    writeFileSync(join(path, 'notes.md'), '');
    const { stdout } = await rollout('check', '--format', 'json');
    expect(JSON.parse(stdout).files.map(({ file }: { file: string }) => file)).toEqual([
      'a.rollout',
      'b/a.rollout',
      'b/z.rollout',
    ]);
    const twice = await rollout('check', 'b/*.rollout', 'b/a.rollout', '--format', 'json');
    expect(JSON.parse(twice.stdout).files.map(({ file }: { file: string }) => file)).toEqual([
      'b/a.rollout',
      'b/z.rollout',
    ]);
  });
});

describe('the same bytes', () => {
  test('come from two processes', async () => {
    const args = ['simulate', FIRST, '--trials', '500', '--format', 'json'];
    const [one, two] = await Promise.all([start(args), start(args)]);
    expect(one.stdout).toBe(two.stdout);
    expect(one.code).toBe(0);
  });
});

describe('colours', () => {
  test('where they are asked for, and nowhere else', async () => {
    const { rollout } = folderWith({ 'plan.rollout': '' });
    expect((await rollout('check', 'plan.rollout')).stdout).not.toContain('\u001b');
    expect((await rollout('check', 'plan.rollout', '--color', 'always')).stdout).toContain('\u001b[31m');
    expect((await rollout('--color', 'always', 'check', 'nope.rollout')).stderr).toContain('\u001b[31m');
  });

  test('never in a file', async () => {
    const { path, rollout: run } = folderWith({ 'plan.rollout': '' });
    await run('check', 'plan.rollout', '--color', 'always', '--output', 'pretty=a.txt');
    expect(readFileSync(join(path, 'a.txt'), 'utf8')).not.toContain('\u001b');
  });
});
