import { expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { startServer } from '../testing/client.ts';

test('what is not understood keeps its layout, and the log says why', async () => {
  const client = await startServer();
  await client.open('/w/a.rollout', 'plan p {\n    deadline   5d\n    wait   wait   1h\n}\n');
  const format = () =>
    client.ask<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: 'file:///w/a.rollout' },
      options: { tabSize: 2, insertSpaces: true },
    });
  const lines = (await format()).map(({ range }) => range.start.line);
  expect(lines).toContain(1);
  expect(client.logged).toEqual([expect.stringMatching(/^a[.]rollout:3 keeps its layout, for it is not understood: /)]);
  await client.edit('/w/a.rollout', 2, [{ text: 'plan p {\n    deadline   5d\n}\n' }]);
  expect(await format()).not.toEqual([]);
  expect(client.logged).toHaveLength(1);
  await client.stop();
});
