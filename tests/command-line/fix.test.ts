// `rollout check --fix`: files are put right as far as they can be.
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

/** What is not about fixes is left out. */
const CONFIG = '{ "preset": "none", "rules": { "no-max-down": "warning" } }\n';
const FLEET = `topology fleet { region west { cluster web { server[4] } } }
model quick { deploy takes 1h per server }
`;
const PLAN = 'plan weekly on fleet using quick {\n  maxDown 50%\n  stage all { deploy all }\n}\n';
const IGNORED = `${FLEET}// rollout-ignore no-max-down: a lab, nobody is served\n${PLAN}`;
const FIXED = `${FLEET}${PLAN}`;
/** An unsafe fix: what was meant is a guess. */
const GUESSED = FIXED.replace('on fleet', 'on flet');

const project = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = folderWith({ 'rollout.config.json': CONFIG, ...files });
  return { ...folder, read: (name: string) => readFileSync(join(folder.path, name), 'utf8') };
};

test('what can safely be fixed is, and the rest is reported', async () => {
  const { rollout, read } = project({ 'weekly.rollout': IGNORED, 'daily.rollout': GUESSED, 'fine.rollout': FIXED });
  expect((await rollout('check')).stdout).toContain(' in 3 files. --fix would put 1 right. More: rollout explain ');
  const { exitCode, stdout, stderr } = await rollout('check', '--fix');
  expect(exitCode).toBe(1);
  expect(stderr).toBe('1 fix made in 1 file\n1 fix more with --unsafe-fixes, to be looked at\n');
  expect(stdout).toContain(' --> daily.rollout:3:');
  expect(stdout).not.toContain('weekly.rollout');
  expect(read('weekly.rollout')).toBe(FIXED);
  expect(read('daily.rollout')).toBe(GUESSED);

  const unsafe = await rollout('check', '--fix', '--unsafe-fixes');
  expect([unsafe.exitCode, unsafe.stderr]).toEqual([0, '1 fix made in 1 file\n']);
  expect(unsafe.stdout).toBe('No problems in 3 files\n');
  expect(read('daily.rollout')).toBe(FIXED);
  expect((await rollout('check', '--fix', '--unsafe-fixes')).stderr).toBe('0 fixes made\n');
});

test('only files that were named are changed', async () => {
  const { rollout, read } = project({
    'weekly.rollout': `import { fleet, quick } from "./shared.rollout"\n${PLAN}`,
    'shared.rollout': IGNORED,
  });
  expect((await rollout('check', '--fix', 'weekly.rollout')).stderr).toBe('0 fixes made\n');
  expect(read('shared.rollout')).toBe(IGNORED);
});

describe('a dry run', () => {
  const files = { 'weekly.rollout': IGNORED, 'deep/daily.rollout': `\ufeff${GUESSED}`.replaceAll('\n', '\r\n') };

  test('shows as a diff what a run would do, and writes nothing', async () => {
    const dry = project(files);
    const real = project(files);
    const { exitCode, stdout, stderr } = await dry.rollout('check', '--fix-dry-run', '--unsafe-fixes');
    expect([exitCode, stderr]).toEqual([0, '2 fixes would be made in 2 files\nNo problems in 2 files\n']);
    for (const [name, text] of Object.entries(files)) expect(dry.read(name)).toBe(text);

    expect((await real.rollout('check', '--fix', '--unsafe-fixes')).exitCode).toBe(0);
    const patches = stdout.split(/^(?=--- )/m);
    expect(patches.map((patch) => patch.split('\n', 1)[0])).toEqual(['--- deep/daily.rollout', '--- weekly.rollout']);
    for (const patch of patches) {
      const name = patch.slice('--- '.length, patch.indexOf('\n'));
      const before = dry.read(name).replace('\ufeff', '');
      const after = applyPatch(before, patch, { autoConvertLineEndings: false });
      expect(after).toBe(real.read(name).replace('\ufeff', ''));
    }
  });

  test('tells what would be left on standard error, in the format that is asked for', async () => {
    const { rollout } = project(files);
    const { exitCode, stdout, stderr } = await rollout('check', '--fix-dry-run', '--format', 'json');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^--- weekly[.]rollout\n/);
    const [line = '', more = '', ...json] = stderr.split('\n');
    expect([line, more]).toEqual(['1 fix would be made in 1 file', '1 fix more with --unsafe-fixes, to be looked at']);
    expect(JSON.parse(json.join('\n'))).toMatchObject({ errors: 1, warnings: 0 });
  });
});

test('standard input is printed as it is fixed', async () => {
  const { withInput, path } = project({});
  const { exitCode, stdout, stderr } = await withInput(IGNORED, 'check', '--fix', '-');
  expect([exitCode, stdout]).toEqual([0, FIXED]);
  expect(stderr).toBe('1 fix made in 1 file\nNo problems in 1 file\n');
  const wrong = await withInput(GUESSED, 'check', '--fix', '-');
  expect([wrong.exitCode, wrong.stdout]).toEqual([1, GUESSED]);
  expect(wrong.stderr).toContain(' --> stdin.rollout:3:');
  expect(readdirSync(path)).toEqual(['rollout.config.json']);
});

test('a byte order mark on standard input is given back', async () => {
  const { withInput } = project({});
  for (const text of [IGNORED, FIXED]) {
    const { exitCode, stdout } = await withInput(`\ufeff${text}`, 'check', '--fix', '-');
    expect([exitCode, stdout]).toEqual([0, `\ufeff${FIXED}`]);
  }
});

test('a file of the same name as standard input is not written', async () => {
  const { withInput, read } = project({ 'weekly.rollout': IGNORED });
  const { stdout } = await withInput(IGNORED, 'check', '--fix', '-', '--stdin-filename', 'weekly.rollout');
  expect(stdout).toBe(FIXED);
  expect(read('weekly.rollout')).toBe(IGNORED);
});

test('a file of the same name as standard input is not checked beside it', async () => {
  const { withInput } = project({ 'weekly.rollout': FIXED });
  for (const args of [['-', 'weekly.rollout'], ['.', '-'], ['-']]) {
    const { stdout } = await withInput(IGNORED, 'check', ...args, '--stdin-filename', 'weekly.rollout');
    expect(stdout).toMatch(/^warning.*suppression-unused.* in 1 file\./s);
  }
  const { stdout } = await withInput(FIXED, 'check', '-', 'weekly.rollout');
  expect(stdout).toBe('No problems in 2 files\n');
});

describe('files keep', () => {
  test('their byte order mark and line ends', async () => {
    const { rollout, read } = project({ 'weekly.rollout': `\ufeff${IGNORED.replaceAll('\n', '\r\n')}` });
    expect((await rollout('check', '--fix')).exitCode).toBe(0);
    expect(read('weekly.rollout')).toBe(`\ufeff${FIXED.replaceAll('\n', '\r\n')}`);
  });

  test('their mode, and links stay links', async () => {
    const { rollout, path, read } = project({ 'real/weekly.rollout': IGNORED });
    const file = join(path, 'real/weekly.rollout');
    chmodSync(file, 0o640);
    symlinkSync('real/weekly.rollout', join(path, 'link.rollout'));
    expect((await rollout('check', '--fix', 'link.rollout', 'real')).stderr).toBe('1 fix made in 1 file\n');
    expect(read('link.rollout')).toBe(FIXED);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(path, 'real'))).toEqual(['weekly.rollout']);
  });
});

test('what cannot be written is said, and the others are fixed', async () => {
  // Beside a file with as long a name as may be there is no room for the draft of another.
  const long = `${'a'.repeat(255 - '.rollout'.length)}.rollout`;
  const { rollout, read } = project({ [long]: IGNORED, 'b.rollout': IGNORED });
  const { exitCode, stdout, stderr } = await rollout('check', '--fix');
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(/^error: a+[.]rollout cannot be written: .+\n1 fix made in 1 file\n$/);
  expect(stdout).toContain('suppression-unused');
  expect([read(long), read('b.rollout')]).toEqual([IGNORED, FIXED]);
});

test('a configuration that is not understood fixes nothing', async () => {
  const { rollout, path, read } = project({ 'weekly.rollout': IGNORED });
  writeFileSync(join(path, 'rollout.config.json'), '{ "presets": "none" }');
  expect((await rollout('check', '--fix')).exitCode).toBe(2);
  expect(read('weekly.rollout')).toBe(IGNORED);
});

test.each([
  [['--unsafe-fixes'], '--unsafe-fixes needs --fix or --fix-dry-run'],
  [['--fix', '--fix-dry-run'], '--fix does not go with --fix-dry-run'],
  [['--fix', '--plan', 'weekly'], '--fix does not go with --plan'],
  [['--fix', '--set', 'a=1'], '--fix does not go with --set'],
  [['--fix-dry-run', '--start', '2026-11-23 09:00 in UTC'], '--fix-dry-run does not go with --start'],
  [['--fix-dry-run', '--baseline', 'known.json'], '--fix-dry-run does not go with --baseline'],
])('%s is wrong use', async (args, message) => {
  const { rollout, read, path } = project({ 'weekly.rollout': IGNORED });
  const { exitCode, stdout, stderr } = await rollout('check', ...args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`error: ${message}\n`);
  expect(read('weekly.rollout')).toBe(IGNORED);
  expect(readdirSync(path)).toEqual(['rollout.config.json', 'weekly.rollout']);
});
