// Files are laid out, or only looked at; what cannot be, is said.
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { LINE_WIDTH } from '@rollout/language';
import { expect, test } from 'vitest';
import { commandLine } from '../../packages/cli/src/index.ts';
import { fakeTerminal } from '../../packages/cli/src/testing/fake-terminal.ts';
import { folderWith } from './in-folder.ts';

const UNTIDY = 'plan   p {\n\n  maxDown 5%   per cluster // why\n      }\n';
const TIDY = 'plan p {\n  maxDown 5% per cluster  // why\n}\n';
const BROKEN = 'plan   p {\n  maxDown   5%\n}\nwait wait\nmodel   m { flag   takes 3s }\n';

test('files are laid out in place; those that are already are not touched', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': UNTIDY, 'b/b.rollout': TIDY });
  const before = new Date('2020-01-01T00:00:00Z');
  utimesSync(join(path, 'b/b.rollout'), before, before);
  chmodSync(join(path, 'a.rollout'), 0o640);
  const { stdout, stderr, exitCode } = await rollout('fmt');
  expect({ stdout, stderr, exitCode }).toEqual({
    stdout: '',
    stderr: '1 file formatted, 1 file already formatted\n',
    exitCode: 0,
  });
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(TIDY);
  expect(statSync(join(path, 'a.rollout')).mode & 0o777).toBe(0o640);
  expect(statSync(join(path, 'b/b.rollout')).mtime).toEqual(before);
});

test('--check names what is not, and writes nothing', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': UNTIDY, 'b.rollout': TIDY });
  expect(await rollout('fmt', '--check')).toMatchObject({
    stdout: 'a.rollout\n',
    stderr: '1 file would be formatted, 1 file already formatted\n',
    exitCode: 1,
  });
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(UNTIDY);
  expect(await rollout('fmt', '--check', 'b.rollout')).toMatchObject({ stdout: '', exitCode: 0 });
});

test('--diff shows it; with --check it ends with 1', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': UNTIDY });
  const shown = await rollout('fmt', '--diff');
  expect(shown.exitCode).toBe(0);
  expect(shown.stdout).toBe(
    [
      '--- a.rollout',
      '+++ a.rollout',
      '@@ -1,4 +1,3 @@',
      '-plan   p {',
      '-',
      '-  maxDown 5%   per cluster // why',
      '-      }',
      '+plan p {',
      '+  maxDown 5% per cluster  // why',
      '+}',
      '',
    ].join('\n'),
  );
  expect(await rollout('fmt', '--diff', '--check')).toMatchObject({ stdout: shown.stdout, exitCode: 1 });
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(UNTIDY);
});

test('standard input goes to standard output', async () => {
  const { withInput } = folderWith({});
  expect(await withInput(UNTIDY, 'fmt', '-')).toMatchObject({ stdout: TIDY, exitCode: 0 });
  expect(await withInput(TIDY, 'fmt', '-')).toMatchObject({ stdout: TIDY, exitCode: 0 });
  expect(await withInput(UNTIDY, 'fmt', '--check', '-', '--stdin-filename', 'x.rollout')).toMatchObject({
    stdout: 'x.rollout\n',
    exitCode: 1,
  });
});

test('a byte order mark on standard input is given back', async () => {
  const { withInput } = folderWith({});
  expect((await withInput(`\ufeff${UNTIDY}`, 'fmt', '-')).stdout).toBe(`\ufeff${TIDY}`);
  expect((await withInput(`\ufeff${TIDY}`, 'fmt', '-')).stdout).toBe(`\ufeff${TIDY}`);
});

test('a file with errors is laid out as far as it is understood; the errors are said, at their places in the result', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': BROKEN });
  const { stderr, exitCode } = await rollout('fmt');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('a.rollout:4:1');
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(
    'plan p {\n  maxDown 5%\n}\nwait wait\nmodel m { flag takes 3s }\n',
  );
});

test('what cannot be read keeps nothing else from being laid out', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': Uint8Array.of(0xff), 'b.rollout': UNTIDY });
  const { stderr, exitCode } = await rollout('fmt');
  expect(stderr).toBe('error: a.rollout is not UTF-8 text\n1 file formatted\n');
  expect(exitCode).toBe(4);
  expect(readFileSync(join(path, 'b.rollout'), 'utf8')).toBe(TIDY);
});

test('where nothing could be read, nothing is counted', async () => {
  const { rollout } = folderWith({ 'a.rollout': new Uint8Array([0xff]) });
  expect(await rollout('fmt')).toMatchObject({ stderr: 'error: a.rollout is not UTF-8 text\n', exitCode: 4 });
});

test('a link that is named stays one, and its file is laid out', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': UNTIDY, 'links/none.txt': '' });
  symlinkSync('../a.rollout', join(path, 'links/l.rollout'));
  expect((await rollout('fmt', 'links/l.rollout')).exitCode).toBe(0);
  expect(lstatSync(join(path, 'links/l.rollout')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(TIDY);
});

test('links in a folder are not followed', async () => {
  const { rollout, path } = folderWith({ 'a.rollout': UNTIDY, 'in/b.rollout': TIDY });
  symlinkSync('../a.rollout', join(path, 'in/l.rollout'));
  expect((await rollout('fmt', 'in')).exitCode).toBe(0);
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(UNTIDY);
});

test('lines are as wide as is asked for, 100 unless told', async () => {
  const list = 'plan p { exclusive east-of-here, west-of-here }\n';
  const { withInput } = folderWith({});
  expect((await withInput(list, 'fmt', '-', '--width', '30')).stdout).toBe(
    'plan p {\n  exclusive\n    east-of-here,\n    west-of-here\n}\n',
  );
  expect((await withInput(list, 'fmt', '-')).stdout).toBe(list);
  expect((await withInput(list, 'fmt', '-', '--width', '1')).exitCode).toBe(2);
  const command = commandLine(fakeTerminal(), 'rollout', () => {}).commands.find((each) => each.name() === 'fmt');
  expect(command?.opts()).toMatchObject({ width: LINE_WIDTH });
});
