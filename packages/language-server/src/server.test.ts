// The life of a server.
import { expect, test } from 'vitest';
import { BARE } from './testing/capabilities.ts';
import { client, start } from './testing/one-client.ts';
import { A, ofA, PLAN } from './testing/one-plan.ts';

test('a life ends with 0 after a shutdown', async () => {
  await start();
  await client.ask('shutdown', null);
  await expect(client.ask('textDocument/hover', { ...ofA, position: { line: 0, character: 0 } })).rejects.toThrow();
  await client.tell('exit', null);
  await client.ended();
  expect(client.exitCode()).toBe(0);
});

test('a life ends with 1 without one', async () => {
  await start();
  await client.tell('exit', null);
  await client.ended();
  expect(client.exitCode()).toBe(1);
});

test('a life begins once', async () => {
  await start();
  await expect(client.ask('initialize', { processId: null, rootUri: null, capabilities: {} })).rejects.toThrow(
    'the server is initialised already',
  );
});

test('a server registers for files and settings where the client lets it', async () => {
  await start();
  await client.until(() => client.registrations.length === 2);
  expect(client.registrations.map(({ method }) => method).sort()).toEqual([
    'workspace/didChangeConfiguration',
    'workspace/didChangeWatchedFiles',
  ]);
  await client.stop();
  await start({ capabilities: BARE });
  await client.open(A, PLAN);
  await client.pull(A);
  expect(client.registrations).toEqual([]);
  expect(client.logged).toEqual([]);
});
