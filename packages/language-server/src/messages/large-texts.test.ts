import { afterEach, expect, test } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver';
import { BARE } from '../testing/capabilities.ts';
import { startServer, type TestClient } from '../testing/client.ts';

let client: TestClient;
afterEach(() => client.stop());

const PATH = '/w/a.rollout';
const PLAN = 'topology fleet { cluster c[4] { server[5] } }\n';
/** Over the length from which on a text counts as large. */
const LARGE = `${PLAN}${'// nothing\n'.repeat(20_000)}`;
const AT = { textDocument: { uri: `file://${PATH}` }, position: { line: 0, character: 10 } };

/** Asks in the middle of a burst of edits; gives what became of each question, codes of errors included. */
async function burst(method: string, text: string): Promise<readonly unknown[]> {
  client = await startServer();
  await client.open(PATH, text);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  // All are under way before the first is heard of.
  const asked = [2, 3, 4, 5].map(async (version) => {
    const edited = client.edit(PATH, version, [{ range, text: ' ' }]);
    const answer = client.ask<unknown>(method, AT).then(
      (told) => told !== null,
      (error: { readonly code: number }) => error.code,
    );
    await edited;
    return answer;
  });
  return Promise.all(asked);
}

const { ContentModified, ServerCancelled } = LSPErrorCodes;

test('what is asked of a large text while it is edited is answered for the last of it alone', async () => {
  expect(await burst('textDocument/hover', LARGE)).toEqual([ContentModified, ContentModified, ContentModified, true]);
});

test('findings of it are to be asked for again', async () => {
  const told = await burst('textDocument/diagnostic', LARGE);
  expect(told).toEqual([ServerCancelled, ServerCancelled, ServerCancelled, true]);
});

test('completions are given of the text as it was', async () => {
  expect(await burst('textDocument/completion', LARGE)).toEqual([true, true, true, true]);
});

test('of a small text everything is answered', async () => {
  expect(await burst('textDocument/hover', PLAN)).toEqual([true, true, true, true]);
});

test('of a burst of edits of it the findings are told once', async () => {
  client = await startServer({ capabilities: BARE });
  await client.open(PATH, `${LARGE}plam`);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await Promise.all([2, 3, 4, 5].map((version) => client.edit(PATH, version, [{ range, text: ' ' }])));
  let first: number | undefined;
  await client.until(() => {
    first ??= client.published.get(PATH)?.version;
    return first !== undefined;
  });
  expect(first).toBe(5);
});
