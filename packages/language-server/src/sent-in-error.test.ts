// What is sent in error does not end a server.
import { expect, test } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { client, start, symbols } from './testing/one-client.ts';
import { A, FLEET, ofA, PLAN, URI_OF_A } from './testing/one-plan.ts';

test('bytes that are no message, and messages that are no JSON, are passed over', async () => {
  await start();
  client.raw('Content-Length: 5\r\n\r\n{"a":');
  client.raw('Content-Length: 2\r\n\r\n[]');
  await client.open(A, PLAN);
  expect(await symbols()).toEqual(['fleet', 'numbers', 'one']);
});

test.each([
  ['textDocument/hover', {}],
  ['textDocument/hover', null],
  ['textDocument/hover', { textDocument: { uri: 7 }, position: {} }],
  ['textDocument/completion', { ...ofA, position: { line: 'x', character: null } }],
  ['textDocument/rename', ofA],
  ['workspace/symbol', {}],
  ['workspace/executeCommand', { command: 'rm' }],
  ['codeAction/resolve', { title: 'x', data: { uri: URI_OF_A } }],
  ['rollout/study', {}],
  ['rollout/preview', null],
  ['no/such', {}],
])('%s of %j is an error, or an answer, and no end', async (method, params) => {
  await start();
  await client.open(A, PLAN);
  await client.ask(method, params).catch((error: Error) => expect(error.message).not.toBe(''));
  expect(await symbols()).toEqual(['fleet', 'numbers', 'one']);
});

test.each([
  ['rollout/preview', { uri: URI_OF_A, picture: 'painting', width: 600 }, 'params.picture'],
  ['rollout/preview', { uri: URI_OF_A, picture: 'machine' }, 'params.width'],
  ['rollout/study', { uri: URI_OF_A, trials: 0 }, 'params.trials'],
  ['rollout/study', { uri: URI_OF_A, params: { soak: 7 } }, 'params.params.soak'],
  ['rollout/compare', { uri: URI_OF_A }, 'params.before'],
  ['rollout/report', { uri: URI_OF_A, of: 'all' }, 'params.of'],
  ['rollout/setParams', { uri: URI_OF_A, plan: 'one', params: null }, 'params.params'],
  ['rollout/check', { uris: [7] }, 'params.uris[0]'],
  ['rollout/explain', [], 'params'],
  ['textDocument/hover', { ...ofA, position: { line: 0 } }, 'params.position.character'],
  ['textDocument/selectionRange', { ...ofA, positions: 7 }, 'params.positions'],
  ['workspace/willRenameFiles', { files: [{ oldUri: URI_OF_A }] }, 'params.files[0].newUri'],
])('%s of %j is answered with what is wrong: %s', async (method, params, wrong) => {
  await start();
  await client.open(A, PLAN);
  // -32602 is the protocol's code of parameters that are none.
  await expect(client.ask(method, params)).rejects.toMatchObject({
    code: -32602,
    message: expect.stringContaining(`: ${wrong} `),
  });
});

test.each([{}, { textDocument: { uri: A, text: 7 } }, { textDocument: null }])(
  'what is opened with %j is not opened',
  async (params) => {
    await start();
    await client.tell('textDocument/didOpen', params);
    await client.open(A, PLAN);
    expect(await symbols()).toEqual(['fleet', 'numbers', 'one']);
    expect(client.logged).toEqual([expect.stringContaining('nothing is made of it')]);
  },
);

test('parameters in a list, and null for a token, are what clients send that have none', async () => {
  await start();
  await client.open(A, PLAN);
  // Types know no such thing.
  const send = (...given: unknown[]): Promise<unknown> => Reflect.apply(client.connection.sendRequest, null, given);
  expect(await send('rollout/plans', { uri: URI_OF_A }, null)).toMatchObject([{ name: 'one' }]);
  expect(await send('rollout/codes', null, null)).toBeInstanceOf(Array);
});

test('places outside the text are the nearest inside', async () => {
  await start();
  await client.open(A, PLAN);
  for (const position of [
    { line: 99, character: 99 },
    { line: 0, character: 2 ** 31 - 1 },
    { line: -1, character: -1 },
  ]) {
    const list = await client.ask<CompletionList>('textDocument/completion', { ...ofA, position });
    expect(list.items).toBeInstanceOf(Array);
  }
});

test('edits of what is not open, and closing it, change nothing', async () => {
  await start();
  await client.edit(A, 5, [{ text: 'plan' }]);
  await client.close(A);
  await client.open(A, PLAN);
  expect(await symbols()).toEqual(['fleet', 'numbers', 'one']);
});

test('versions out of order are names and no more: edits are made as they come', async () => {
  await start();
  await client.open(A, '', { version: 9 });
  await client.edit(A, 3, [{ text: FLEET }]);
  await client.edit(A, 3, [
    { range: { start: { line: 0, character: 9 }, end: { line: 0, character: 14 } }, text: 'f' },
  ]);
  expect(await symbols()).toEqual(['f', 'numbers']);
});
