import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { BARE } from '../testing/capabilities.ts';
import { startServer, type TestClient } from '../testing/client.ts';
import { markedText } from '../testing/marked.ts';
import { FLEET, PLAN } from '../testing/one-plan.ts';

let client: TestClient;
beforeAll(async () => {
  client = await startServer();
});
afterAll(() => client.stop());

let texts = 0;

/** Opens a text of its own, and gives what the protocol wants of it. */
async function opened(source: string, at: TestClient = client) {
  const { text, position, range } = markedText(source);
  const path = `/w/text-${++texts}.rollout`;
  await at.open(path, text);
  return { path, textDocument: { uri: `file://${path}` }, position, range };
}

test('hover tells what a name is, in Markdown where the client can show it', async () => {
  const source = `${FLEET}plan one on fl$0eet using numbers { stage s { deploy all } }\n`;
  const hover = await client.ask<Hover>('textDocument/hover', await opened(source));
  expect(hover.range).toEqual({ start: { line: 2, character: 12 }, end: { line: 2, character: 17 } });
  expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/fleet/) });
  const bare = await startServer({ capabilities: BARE });
  const plain = await bare.ask<Hover>('textDocument/hover', await opened(source, bare));
  expect(plain.contents).toMatchObject({ kind: 'plaintext', value: expect.not.stringMatching(/[`*]/) });
  await bare.stop();
});

test('completion says nothing twice: what stands in the line of a detail is not in its page again', async () => {
  const source = `${FLEET}plan one on fleet using numbers { stage s { $0 } }\n`;
  const { items } = await client.ask<CompletionList>('textDocument/completion', await opened(source));
  const wait = items.find(({ label }) => label === 'wait');
  const { detail = '', documentation } = wait ?? {};
  expect(detail).not.toBe('');
  expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('wait') });
  expect(JSON.stringify(documentation)).not.toContain(detail);
});

test('blocks fold', async () => {
  const ranges = await client.ask<FoldingRange[]>(
    'textDocument/foldingRange',
    await opened('topology fleet {\n  cluster c {\n    server[5]\n  }\n}\n'),
  );
  expect(ranges).toEqual([
    { startLine: 0, endLine: 3 },
    { startLine: 1, endLine: 2 },
  ]);
});

test('a selection grows, for each place', async () => {
  const { textDocument, position } = await opened('topology fleet { cluster c { ser$0ver[5] } }\n');
  const [one, other] = await client.ask<SelectionRange[]>('textDocument/selectionRange', {
    textDocument,
    positions: [position, { line: 99, character: 99 }],
  });
  expect(one?.range).toEqual({ start: { line: 0, character: 29 }, end: { line: 0, character: 35 } });
  expect(one?.parent).toBeDefined();
  expect(other?.range.end).toEqual({ line: 1, character: 0 });
});

test('colours come whole, as a change, and for a part', async () => {
  const { textDocument, path } = await opened('topology fleet { cluster c { server[5] } }\n');
  const full = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  // `topology` is the first keyword, 8 units long, at the beginning.
  expect(full.data.slice(0, 3)).toEqual([0, 0, 8]);
  await client.edit(path, 2, [
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '// x\n' },
  ]);
  const previousResultId = full.resultId;
  const delta = await client.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId,
  });
  const now = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  const patched = [...full.data];
  for (const { start, deleteCount, data = [] } of delta.edits) patched.splice(start, deleteCount, ...data);
  expect(patched).toEqual(now.data);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 8 } };
  const part = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });
  expect(part.data).toHaveLength(5);
});

test('a definition is in the file that names it, with what stands around it', async () => {
  await client.open('/w/fleet.rollout', FLEET);
  const { textDocument, position } = await opened(
    'import { fleet, numbers } from "./fleet.rollout"\nplan one on fl$0eet using numbers { stage s { deploy all } }\n',
  );
  const links = await client.ask<LocationLink[]>('textDocument/definition', { textDocument, position });
  expect(links).toEqual([
    {
      originSelectionRange: { start: { line: 1, character: 12 }, end: { line: 1, character: 17 } },
      targetUri: 'file:///w/fleet.rollout',
      targetRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 45 } },
      targetSelectionRange: { start: { line: 0, character: 9 }, end: { line: 0, character: 14 } },
    },
  ]);
  const links2 = await client.ask<DocumentLink[]>('textDocument/documentLink', { textDocument });
  expect(links2).toEqual([
    {
      range: { start: { line: 0, character: 32 }, end: { line: 0, character: 47 } },
      target: 'file:///w/fleet.rollout',
    },
  ]);
});

test('references are in all files of the open folders', async () => {
  const files = { '/w/fleet.rollout': FLEET, '/w/b.rollout': `import { fleet } from "./fleet.rollout"\n` };
  const other = await startServer({ files });
  await other.open('/w/fleet.rollout', FLEET);
  const found = await other.ask<Location[]>('textDocument/references', {
    textDocument: { uri: 'file:///w/fleet.rollout' },
    position: { line: 0, character: 10 },
    context: { includeDeclaration: true },
  });
  expect(found.map(({ uri, range }) => `${uri} ${range.start.line}:${range.start.character}`)).toEqual([
    'file:///w/b.rollout 0:9',
    'file:///w/fleet.rollout 0:9',
  ]);
  await other.stop();
});

test('what is under the cursor is lit wherever it stands', async () => {
  const lit = await client.ask<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    await opened(PLAN.replace('on fleet', 'on fl$0eet')),
  );
  expect(lit.map(({ range, kind }) => [range.start.line, kind])).toEqual([
    [0, 3],
    [2, 2],
  ]);
});

test('a name is changed in open files and others, of which the open ones have a version', async () => {
  const files = { '/w/fleet.rollout': FLEET, '/w/b.rollout': 'import { fleet } from "./fleet.rollout"\n' };
  const other = await startServer({ files });
  await other.open('/w/fleet.rollout', FLEET, { version: 7 });
  const at = { textDocument: { uri: 'file:///w/fleet.rollout' }, position: { line: 0, character: 10 } };
  expect(await other.ask('textDocument/prepareRename', at)).toEqual({
    range: { start: { line: 0, character: 9 }, end: { line: 0, character: 14 } },
    placeholder: 'fleet',
  });
  const edit = await other.ask<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'world' });
  expect(edit.documentChanges).toMatchObject([
    { textDocument: { uri: 'file:///w/b.rollout', version: null }, edits: [{ newText: 'world' }] },
    { textDocument: { uri: 'file:///w/fleet.rollout', version: 7 }, edits: [{ newText: 'world' }] },
  ]);
  await expect(other.ask('textDocument/rename', { ...at, newName: '' })).rejects.toThrow('A name cannot be empty.');
  await other.stop();
});

test('what can be written comes as snippets, and as plain text where the client knows none', async () => {
  const source = `${FLEET}plan one on fleet using numbers {\n  $0\n}\n`;
  const list = await client.ask<CompletionList>('textDocument/completion', await opened(source));
  const stage = list.items.find(({ label }) => label.startsWith('stage'));
  expect(stage).toMatchObject({ insertTextFormat: 2, textEdit: { newText: expect.stringContaining('${1') } });
  const bare = await startServer({ capabilities: BARE });
  const plain = await bare.ask<CompletionList>('textDocument/completion', await opened(source, bare));
  expect(plain.items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(false);
  expect(plain.items.map(({ label }) => label)).toEqual(list.items.map(({ label }) => label));
  await bare.stop();
});
