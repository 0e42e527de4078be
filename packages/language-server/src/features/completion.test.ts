// Whoever types does not wait until all files of a large workspace have been read.

import { expect, test } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { startServer } from '../testing/client.ts';

const A = '/w/a.rollout';
const FLEET = 'topology fleet { cluster c[4] { server[5] } }\n';

test('completion answers with what it knows while a disk is slow, and with all once that is read', async () => {
  let arrive: () => void = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const client = await startServer({
    files: { '/w/fleet.rollout': FLEET },
    slow: async (path) => {
      if (path === '/w/fleet.rollout') await arrived;
    },
  });
  await client.open(A, 'import { fleet } from "./');
  const asked = { textDocument: { uri: 'file:///w/a.rollout' }, position: { line: 0, character: 25 } };
  const complete = () => client.ask<CompletionList>('textDocument/completion', asked);
  const early = await complete();
  expect(early.isIncomplete).toBe(true);
  expect(early.items.map(({ label }) => label)).not.toContain('./fleet.rollout');
  arrive();
  const { isIncomplete, items } = await complete();
  expect(isIncomplete).toBe(false);
  expect(items.map(({ label }) => label)).toContain('./fleet.rollout');
  await client.stop();
});

test('what somebody has written above a name fetches nothing where the name is offered', async () => {
  const client = await startServer();
  await client.open(A, `/// Ours. ![x](https://example.org/x.png) [run](command:x)\n${FLEET}plan one on `);
  const list = await client.ask<CompletionList>('textDocument/completion', {
    textDocument: { uri: 'file:///w/a.rollout' },
    position: { line: 2, character: 12 },
  });
  const fleet = list.items.find(({ label }) => label === 'fleet');
  expect(fleet?.documentation).toEqual({
    kind: 'markdown',
    value: 'Ours. !\\[x](https://example.org/x.png) [run]\\(command:x)',
  });
  await client.stop();
});

test('a name is taken together with where it is imported from', async () => {
  const client = await startServer({ files: { '/w/fleet.rollout': FLEET } });
  await client.open(A, 'import { }\n');
  const list = await client.ask<CompletionList>('textDocument/completion', {
    textDocument: { uri: 'file:///w/a.rollout' },
    position: { line: 0, character: 9 },
  });
  const end = { line: 0, character: 10 };
  expect(list.items.find(({ label }) => label === 'fleet')?.additionalTextEdits).toEqual([
    { range: { start: end, end }, newText: ' from "./fleet.rollout"' },
  ]);
  await client.stop();
});
