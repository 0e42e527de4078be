import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ExitCode } from '../exit-code.ts';
import { fakeTerminal } from '../testing/fake-terminal.ts';
import { deliver, type FileToWrite } from './deliver.ts';

const unwritable: FileToWrite = { path: '/dev/null/a.svg', content: async () => '<svg></svg>' };
const broken: FileToWrite = { path: '/dev/null/b.svg', content: () => Promise.reject(new Error('a bug of ours')) };

const delivering = (terminal: ReturnType<typeof fakeTerminal>, ...files: FileToWrite[]): Promise<void> =>
  deliver(terminal, { format: 'json', outputs: [], read: [], pictures: async () => files }, () => 'the answer');

test('a file that cannot be written does not lose the answer', async () => {
  const terminal = fakeTerminal();
  await expect(delivering(terminal, unwritable)).rejects.toMatchObject({
    exitCode: ExitCode.files,
    message: '/dev/null/a.svg cannot be written: part of its path is not a folder',
  });
  expect(terminal.stdout()).toBe('the answer');
});

test('a bug of ours is told before what cannot be written, and not as that', async () => {
  const terminal = fakeTerminal();
  await expect(delivering(terminal, unwritable, broken)).rejects.toThrow(/^a bug of ours$/);
  expect(terminal.stdout()).toBe('the answer');
});

test('who interrupts the drawing gets the answer, and what was drawn by then', async () => {
  const stop = new AbortController();
  const terminal = fakeTerminal({ interruptible: (work) => work(stop.signal) });
  const folder = await mkdtemp(join(tmpdir(), 'rollout-deliver-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const drawn: string[] = [];
  const file = (name: string, then: () => void): FileToWrite => ({
    path: join(folder, `${name}.svg`),
    content: async () => {
      drawn.push(name);
      then();
      return '<svg></svg>';
    },
  });
  const files = [file('a', () => stop.abort(ExitCode.interrupted)), file('b', () => {})];
  await expect(
    deliver(terminal, { format: 'json', outputs: [], read: [], pictures: async () => files }, () => 'the answer'),
  ).rejects.toMatchObject({ exitCode: ExitCode.interrupted, message: 'Stopped before all pictures were drawn' });
  expect(drawn).toEqual(['a']);
  expect(await readdir(folder)).toEqual(['a.svg']);
  expect(terminal.stdout()).toBe('the answer');
});

test('what was to stand in place of the answer, and cannot be drawn, leaves nothing there', async () => {
  const terminal = fakeTerminal();
  const shown: FileToWrite = { path: null, content: () => Promise.reject(new Error('a bug of ours')) };
  await expect(delivering(terminal, shown)).rejects.toThrow(/^a bug of ours$/);
  expect(terminal.stdout()).toBe('');
});
