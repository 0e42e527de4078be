// What a server does by what its client can do and what its user has set.
import { expect, test } from 'vitest';
import type { SymbolInformation, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { BARE, FULL } from './testing/capabilities.ts';
import { client, start } from './testing/one-client.ts';
import { A, BROKEN, ofA, PLAN, URI_OF_A } from './testing/one-plan.ts';

test('clients are told of symbols in a list where they know no trees', async () => {
  await start({ capabilities: BARE });
  await client.open(A, PLAN);
  const list = await client.ask<SymbolInformation[]>('textDocument/documentSymbol', ofA);
  expect(list.find(({ name }) => name === 's')).toMatchObject({
    containerName: 'one',
    location: { uri: URI_OF_A },
  });
});

test('clients count in the units that they like best', async () => {
  await start({ capabilities: { ...FULL, general: { positionEncodings: ['utf-8', 'utf-16'] } } });
  expect(client.initialized.capabilities.positionEncoding).toBe('utf-8');
  await client.open(A, `/* 漢 */ ${BROKEN.slice(BROKEN.indexOf('plan'))}`);
  const found = await client.pull(A);
  // Ten bytes stand in front of the plan, where there are eight units.
  expect(found.find(({ code }) => code === 'unknown-word')?.range.start.character).toBe(44 + 10);
});

test('clients are asked for their settings again when those have changed', async () => {
  await start({ settings: { diagnostics: { workspace: false } }, files: { [A]: BROKEN } });
  const ask = () => client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  await client.until(async () => (await ask()).items.length === 0);
  const before = client.refreshed.get('inlayHint') ?? 0;
  await client.set({ diagnostics: { workspace: true } });
  await client.until(() => (client.refreshed.get('inlayHint') ?? 0) > before);
  expect((await ask()).items).toHaveLength(1);
});
