// A language server does not outlive the editor that has started it, however that one ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { start } from './in-folder.ts';

/** A message as it stands on the wire. */
function written(message: object): string {
  const json = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}

const initialize = (processId: number | null): string =>
  written({ id: 1, method: 'initialize', params: { processId, rootUri: null, capabilities: {} } });
const initialized = written({ method: 'initialized', params: {} });
const opened = written({
  method: 'textDocument/didOpen',
  params: { textDocument: { uri: 'file:///w/a.rollout', languageId: 'rollout', version: 1, text: 'plan p { }\n' } },
});
const shutdown = written({ id: 2, method: 'shutdown' });
const exit = written({ method: 'exit' });

/** What a server answers first. */
const answered = ({ stdout }: ChildProcess): Promise<void> =>
  new Promise((resolve) => stdout?.once('data', () => resolve()));

/** Hands it to whoever started the command; stops it if the test has not seen it end. */
function drive(act: (child: ChildProcess) => void) {
  return start(['lsp', '--stdio'], (child) => {
    onTestFinished(() => void child.kill('SIGKILL'));
    act(child);
  });
}

test('it ends well once it is told to', async () => {
  const { code, stderr } = await drive(({ stdin }) => stdin?.write(initialize(null) + initialized + shutdown + exit));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test.each([
  ['before anything was said', ''],
  ['in the middle of a message', initialize(null).slice(0, 60)],
  ['while a plan is open', initialize(null) + initialized + opened],
])('it ends when nobody can write to it any more, %s', async (_, said) => {
  const { code, signal, stderr } = await drive(({ stdin }) => stdin?.end(said));
  expect({ code, signal, stderr }).toEqual({ code: 1, signal: null, stderr: '' });
});

test('it ends when what comes is no message, though nobody has ended it', async () => {
  const { code, signal, stderr } = await drive(({ stdin }) => stdin?.write('x'.repeat(70_000)));
  expect({ code, signal, stderr }).toEqual({ code: 1, signal: null, stderr: expect.stringContaining('is no message') });
});

test('it ends when the editor is gone, though somebody else holds its input open', async () => {
  const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void editor.kill('SIGKILL'));
  const { code, signal, stderr } = await drive((child) => {
    child.stdin?.write(initialize(editor.pid ?? null) + initialized + opened);
    answered(child).then(() => editor.kill('SIGKILL'));
  });
  expect({ code, signal, stderr }).toEqual({ code: 1, signal: null, stderr: '' });
});
