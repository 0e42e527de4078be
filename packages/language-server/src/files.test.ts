// Files that come, go and move beside the editor.
import { expect, test } from 'vitest';
import type { SymbolInformation, WorkspaceDiagnosticReport, WorkspaceEdit } from 'vscode-languageserver';
import { BARE } from './testing/capabilities.ts';
import { client, start } from './testing/one-client.ts';
import { A, BROKEN, errorsAmong, FLEET, PLAN, URI_OF_A } from './testing/one-plan.ts';

const IMPORTING = `import { fleet, numbers } from "./fleet.rollout"\nplan one on fleet using numbers { stage s { deploy all } }\n`;

test('files that come and go are seen', async () => {
  await start();
  await client.open(A, IMPORTING);
  expect(errorsAmong(await client.pull(A))).toContain('file-missing');
  await client.write('/w/fleet.rollout', FLEET);
  expect(errorsAmong(await client.pull(A))).toEqual([]);
  await client.write('/w/fleet.rollout', null);
  expect(errorsAmong(await client.pull(A))).toContain('file-missing');
});

test('files say what stands in the editor, saved or not', async () => {
  await start({ files: { '/w/fleet.rollout': '' } });
  await client.open(A, IMPORTING);
  expect(errorsAmong(await client.pull(A))).not.toEqual([]);
  await client.open('/w/fleet.rollout', FLEET);
  expect(errorsAmong(await client.pull(A))).toEqual([]);
});

test('files that are deleted have no findings any more, for those who ask and those who are told', async () => {
  await start({ files: { [A]: BROKEN } });
  const ask = (previousResultIds: readonly { uri: string; value: string }[]) =>
    client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
  const [report] = (await ask([])).items;
  expect(report).toMatchObject({ kind: 'full', uri: URI_OF_A, version: null });
  const known = [{ uri: URI_OF_A, value: report?.resultId ?? '' }];
  expect((await ask(known)).items).toMatchObject([{ kind: 'unchanged' }]);
  await client.write(A, null);
  expect((await ask(known)).items).toEqual([{ kind: 'full', uri: URI_OF_A, version: null, items: [] }]);
  await client.stop();
  await start({ files: { [A]: BROKEN }, capabilities: BARE });
  await client.open(A, BROKEN);
  await client.until(() => client.published.get(A)?.diagnostics.length === 1);
  await client.write(A, null);
  await client.close(A);
  await client.until(() => client.published.get(A)?.diagnostics.length === 0);
});

test('files that are deleted have no findings any more of those that take computing', async () => {
  const settings = { diagnostics: { delay: 0 } };
  await start({ files: { '/w/.git': '', [A]: PLAN }, meaning: true, settings });
  const items = async () =>
    (await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] })).items.flatMap(
      (report) => (report.kind === 'full' ? report.items : []),
    );
  await client.until(async () => (await items()).length > 0);
  await client.write(A, null);
  expect(await items()).toEqual([]);
});

test('files that are moved take their imports along', async () => {
  await start({ files: { [A]: IMPORTING, '/w/fleet.rollout': FLEET } });
  const move = (oldUri: string, newUri: string) =>
    client.ask<WorkspaceEdit | null>('workspace/willRenameFiles', { files: [{ oldUri, newUri }] });
  const edit = await move('file:///w/fleet.rollout', 'file:///w/lib/fleet.rollout');
  expect(edit?.documentChanges).toMatchObject([
    { textDocument: { uri: URI_OF_A }, edits: [{ newText: './lib/fleet.rollout' }] },
  ]);
  expect(await move('file:///w/other.rollout', 'file:///w/more.rollout')).toBeNull();
});

test('files that are moved take along what the configuration says of them', async () => {
  const config = '{\n  // Ours.\n  "policies": [{ "file": "careful.rollout", "for": ["teams/**"] }]\n}\n';
  await start({ files: { '/w/rollout.config.json': config, '/w/careful.rollout': '', '/w/teams/a.rollout': FLEET } });
  const move = (oldUri: string, newUri: string) =>
    client.ask<WorkspaceEdit | null>('workspace/willRenameFiles', { files: [{ oldUri, newUri }] });
  const textDocument = { uri: 'file:///w/rollout.config.json', version: null };
  expect((await move('file:///w/careful.rollout', 'file:///w/policies/ours.rollout'))?.documentChanges).toEqual([
    {
      textDocument,
      edits: [
        {
          range: { start: { line: 2, character: 25 }, end: { line: 2, character: 42 } },
          newText: '"policies/ours.rollout"',
        },
      ],
    },
  ]);
  expect((await move('file:///w/teams', 'file:///w/groups'))?.documentChanges).toMatchObject([
    { textDocument, edits: [{ newText: '"groups/**"' }] },
  ]);
  expect(await move('file:///w/teams/a.rollout', 'file:///w/teams/b.rollout')).toBeNull();
});

test('files in folders that are opened later are found', async () => {
  await start({ files: { '/v/b.rollout': FLEET } });
  const find = () => client.ask<SymbolInformation[]>('workspace/symbol', { query: 'fleet' });
  expect(await find()).toEqual([]);
  const folder = { uri: 'file:///v', name: 'v' };
  await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  expect(await find()).toMatchObject([{ name: 'fleet', location: { uri: 'file:///v/b.rollout' } }]);
  await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  expect(await find()).toEqual([]);
});
