// Which text a request is of, and how texts may look.
import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { client, start, symbols } from './testing/one-client.ts';
import { A, BROKEN, errorsAmong, FLEET, ofA, PLAN } from './testing/one-plan.ts';

test('a request is of the text that it was sent for', async () => {
  await start();
  await client.open(A, PLAN);
  const before = symbols();
  await client.edit(A, 2, [{ text: FLEET }]);
  const after = symbols();
  expect([await before, await after]).toEqual([
    ['fleet', 'numbers', 'one'],
    ['fleet', 'numbers'],
  ]);
});

test('a storm of requests that nobody waits for is cancelled, and the last is answered', async () => {
  await start();
  await client.open(A, PLAN);
  const storm = Array.from({ length: 100 }, () => {
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/completion',
      { ...ofA, position: { line: 2, character: 34 } },
      source.token,
    );
    source.cancel();
    return asked.then(
      () => 'answered',
      (error: { code: number }) => error.code,
    );
  });
  // -32800 is the protocol's code of what was cancelled.
  expect(new Set(await Promise.all(storm))).toEqual(new Set([-32800]));
  expect(await symbols()).toEqual(['fleet', 'numbers', 'one']);
});

test('what is closed and opened again is the text that it was opened with', async () => {
  await start({ files: { [A]: FLEET } });
  await client.open(A, BROKEN);
  await client.close(A);
  expect(await symbols()).toEqual(['fleet', 'numbers']);
  await client.open(A, PLAN, { version: 1 });
  expect(await symbols()).toEqual(['fleet', 'numbers', 'one']);
});

test.each(['\r\n', '\r'])('lines end with %j', async (end) => {
  await start();
  await client.open(A, BROKEN.replaceAll('\n', end));
  const [first] = await client.pull(A);
  expect(first?.range).toEqual({ start: { line: 2, character: 44 }, end: { line: 2, character: 50 } });
});

test('a text without a file has all that others have', async () => {
  await start();
  await client.open('/@untitled:~/Untitled-1', BROKEN, { uri: 'untitled:Untitled-1' });
  expect(errorsAmong(await client.pull('/@untitled:~/Untitled-1'))).toEqual(['unknown-word']);
});

test('a mark at the beginning of an open text is one of its characters', async () => {
  await start();
  await client.open(A, `\ufeff${BROKEN.slice(BROKEN.indexOf('plan'))}`);
  const found = await client.pull(A);
  expect(found.find(({ code }) => code === 'unknown-word')?.range.start).toEqual({ line: 0, character: 45 });
});
