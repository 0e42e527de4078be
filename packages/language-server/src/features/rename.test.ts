import { expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { startServer } from '../testing/client.ts';

const POLICY = 'policy careful { expect P(rollback) < 5% }\n';
const CONFIG = '{ "policies": [{ "file": "policies/prod.rollout", "policy": "careful", "for": ["*.rollout"] }] }\n';

test('a policy is called anew in the configuration, too', async () => {
  const client = await startServer({
    files: { '/w/rollout.config.json': CONFIG, '/w/policies/prod.rollout': POLICY },
  });
  await client.open('/w/policies/prod.rollout', POLICY);
  const rename = (newName: string) =>
    client.ask<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: 'file:///w/policies/prod.rollout' },
      position: { line: 0, character: 9 },
      newName,
    });
  const { documentChanges = [] } = await rename('very careful');
  const told = documentChanges.flatMap((change) =>
    'edits' in change ? [[change.textDocument.uri, change.edits.map((edit) => 'newText' in edit && edit.newText)]] : [],
  );
  expect(told).toEqual([
    ['file:///w/policies/prod.rollout', ['"very careful"']],
    ['file:///w/rollout.config.json', ['"very careful"']],
  ]);
  await client.stop();
});
