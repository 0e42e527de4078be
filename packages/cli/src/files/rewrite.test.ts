import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'pathe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewriteFile } from './rewrite.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollout-rewrite-'));
  file = join(folder, 'a.rollout');
  await writeFile(file, 'old\n');
});
afterEach(() => rm(folder, { recursive: true }));

test('the file has the new text, its mode, and no company', async () => {
  await chmod(file, 0o640);
  expect(await rewriteFile(file, 'old\n', 'new\n')).toBe('written');
  expect(await readFile(file, 'utf8')).toBe('new\n');
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(['a.rollout']);
});

test('what somebody else has written meanwhile stays', async () => {
  await writeFile(file, 'newer\n');
  expect(await rewriteFile(file, 'old\n', 'new\n')).toBe('changed');
  expect(await readFile(file, 'utf8')).toBe('newer\n');
  expect(await readdir(folder)).toEqual(['a.rollout']);
});

test('a file that is gone is not made anew', async () => {
  await rm(file);
  expect(await rewriteFile(file, 'old\n', 'new\n')).toBe('changed');
  expect(await readdir(folder)).toEqual([]);
});

test('a link stays, and what it leads to is written', async () => {
  const link = join(folder, 'link.rollout');
  await symlink('a.rollout', link);
  expect(await rewriteFile(link, 'old\n', 'new\n')).toBe('written');
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('new\n');
});

test('a byte order mark stays', async () => {
  await writeFile(file, '\ufeffold\n');
  expect(await rewriteFile(file, 'old\n', 'new\n')).toBe('written');
  expect(await readFile(file)).toEqual(Buffer.from('\ufeffnew\n'));
});

test('a folder in the file’s place is a change', async () => {
  await rm(file);
  await mkdir(file);
  expect(await rewriteFile(file, 'old\n', 'new\n')).toBe('changed');
});
