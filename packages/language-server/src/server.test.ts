// The life of a server, and what does not end it.
import { afterEach, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type CompletionList,
  type Diagnostic,
  type DocumentSymbol,
  type SymbolInformation,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { BARE, FULL } from './testing/capabilities.ts';
import { type StartOptions, startServer, type TestClient } from './testing/client.ts';

let client: TestClient;
const start = async (options: StartOptions = {}): Promise<void> => {
  client = await startServer(options);
};
afterEach(() => client.stop());

const FLEET = 'topology fleet { cluster c[4] { server[5] } }\nmodel numbers { deploy takes 1m per server }\n';
const PLAN = `${FLEET}plan one on fleet using numbers { stage s { deploy all } }\n`;
const BROKEN = PLAN.replace('deploy all', 'deplpy all');
const A = '/w/a.rollout';
const ofA = { textDocument: { uri: 'file:///w/a.rollout' } };
const errors = (found: readonly Diagnostic[]) => found.filter(({ severity }) => severity === 1).map(({ code }) => code);
const symbols = async () =>
  (await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', ofA)).map(({ name }) => name);

describe('a life', () => {
  test('ends with 0 after a shutdown', async () => {
    await start();
    await client.ask('shutdown', null);
    await expect(client.ask('textDocument/hover', { ...ofA, position: { line: 0, character: 0 } })).rejects.toThrow();
    await client.tell('exit', null);
    await client.ended();
    expect(client.exitCode()).toBe(0);
  });

  test('ends with 1 without one', async () => {
    await start();
    await client.tell('exit', null);
    await client.ended();
    expect(client.exitCode()).toBe(1);
  });

  test('begins once', async () => {
    await start();
    await expect(client.ask('initialize', { processId: null, rootUri: null, capabilities: {} })).rejects.toThrow(
      'the server is initialised already',
    );
  });

  test('registers for files and settings where the client lets it', async () => {
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
});

describe('what is sent in error', () => {
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
    ['codeAction/resolve', { title: 'x', data: { uri: 'file:///w/a.rollout' } }],
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
    ['rollout/preview', { uri: 'file:///w/a.rollout', picture: 'painting', width: 600 }, 'params.picture'],
    ['rollout/preview', { uri: 'file:///w/a.rollout', picture: 'machine' }, 'params.width'],
    ['rollout/study', { uri: 'file:///w/a.rollout', trials: 0 }, 'params.trials'],
    ['rollout/study', { uri: 'file:///w/a.rollout', params: { soak: 7 } }, 'params.params.soak'],
    ['rollout/compare', { uri: 'file:///w/a.rollout' }, 'params.before'],
    ['rollout/report', { uri: 'file:///w/a.rollout', of: 'all' }, 'params.of'],
    ['rollout/setParams', { uri: 'file:///w/a.rollout', plan: 'one', params: null }, 'params.params'],
    ['rollout/check', { uris: [7] }, 'params.uris[0]'],
    ['rollout/explain', [], 'params'],
    ['textDocument/hover', { ...ofA, position: { line: 0 } }, 'params.position.character'],
    ['textDocument/selectionRange', { ...ofA, positions: 7 }, 'params.positions'],
    ['workspace/willRenameFiles', { files: [{ oldUri: 'file:///w/a.rollout' }] }, 'params.files[0].newUri'],
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
    expect(await send('rollout/plans', { uri: 'file:///w/a.rollout' }, null)).toMatchObject([{ name: 'one' }]);
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
});

describe('requests and edits', () => {
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
    expect(errors(await client.pull('/@untitled:~/Untitled-1'))).toEqual(['unknown-word']);
  });

  test('a mark at the beginning of an open text is one of its characters', async () => {
    await start();
    await client.open(A, `\ufeff${BROKEN.slice(BROKEN.indexOf('plan'))}`);
    const found = await client.pull(A);
    expect(found.find(({ code }) => code === 'unknown-word')?.range.start).toEqual({ line: 0, character: 45 });
  });
});

describe('files', () => {
  const IMPORTING = `import { fleet, numbers } from "./fleet.rollout"\nplan one on fleet using numbers { stage s { deploy all } }\n`;

  test('that come and go are seen', async () => {
    await start();
    await client.open(A, IMPORTING);
    expect(errors(await client.pull(A))).toContain('file-missing');
    await client.write('/w/fleet.rollout', FLEET);
    expect(errors(await client.pull(A))).toEqual([]);
    await client.write('/w/fleet.rollout', null);
    expect(errors(await client.pull(A))).toContain('file-missing');
  });

  test('say what stands in the editor, saved or not', async () => {
    await start({ files: { '/w/fleet.rollout': '' } });
    await client.open(A, IMPORTING);
    expect(errors(await client.pull(A))).not.toEqual([]);
    await client.open('/w/fleet.rollout', FLEET);
    expect(errors(await client.pull(A))).toEqual([]);
  });

  test('that are deleted have no findings any more, for those who ask and those who are told', async () => {
    await start({ files: { [A]: BROKEN } });
    const ask = (previousResultIds: readonly { uri: string; value: string }[]) =>
      client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    const [report] = (await ask([])).items;
    expect(report).toMatchObject({ kind: 'full', uri: 'file:///w/a.rollout', version: null });
    const known = [{ uri: 'file:///w/a.rollout', value: report?.resultId ?? '' }];
    expect((await ask(known)).items).toMatchObject([{ kind: 'unchanged' }]);
    await client.write(A, null);
    expect((await ask(known)).items).toEqual([{ kind: 'full', uri: 'file:///w/a.rollout', version: null, items: [] }]);
    await client.stop();
    await start({ files: { [A]: BROKEN }, capabilities: BARE });
    await client.open(A, BROKEN);
    await client.until(() => client.published.get(A)?.diagnostics.length === 1);
    await client.write(A, null);
    await client.close(A);
    await client.until(() => client.published.get(A)?.diagnostics.length === 0);
  });

  test('that are deleted have no findings any more of those that take computing', async () => {
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

  test('that are moved take their imports along', async () => {
    await start({ files: { [A]: IMPORTING, '/w/fleet.rollout': FLEET } });
    const move = (oldUri: string, newUri: string) =>
      client.ask<WorkspaceEdit | null>('workspace/willRenameFiles', { files: [{ oldUri, newUri }] });
    const edit = await move('file:///w/fleet.rollout', 'file:///w/lib/fleet.rollout');
    expect(edit?.documentChanges).toMatchObject([
      { textDocument: { uri: 'file:///w/a.rollout' }, edits: [{ newText: './lib/fleet.rollout' }] },
    ]);
    expect(await move('file:///w/other.rollout', 'file:///w/more.rollout')).toBeNull();
  });

  test('in folders that are opened later are found', async () => {
    await start({ files: { '/v/b.rollout': FLEET } });
    const find = () => client.ask<SymbolInformation[]>('workspace/symbol', { query: 'fleet' });
    expect(await find()).toEqual([]);
    const folder = { uri: 'file:///v', name: 'v' };
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    expect(await find()).toMatchObject([{ name: 'fleet', location: { uri: 'file:///v/b.rollout' } }]);
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    expect(await find()).toEqual([]);
  });
});

describe('clients', () => {
  test('are told of symbols in a list where they know no trees', async () => {
    await start({ capabilities: BARE });
    await client.open(A, PLAN);
    const list = await client.ask<SymbolInformation[]>('textDocument/documentSymbol', ofA);
    expect(list.find(({ name }) => name === 's')).toMatchObject({
      containerName: 'one',
      location: { uri: ofA.textDocument.uri },
    });
  });

  test('count in the units that they like best', async () => {
    await start({ capabilities: { ...FULL, general: { positionEncodings: ['utf-8', 'utf-16'] } } });
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-8');
    await client.open(A, `/* 漢 */ ${BROKEN.slice(BROKEN.indexOf('plan'))}`);
    const found = await client.pull(A);
    // Ten bytes stand in front of the plan, where there are eight units.
    expect(found.find(({ code }) => code === 'unknown-word')?.range.start.character).toBe(44 + 10);
  });

  test('are asked for their settings again when those have changed', async () => {
    await start({ settings: { diagnostics: { workspace: false } }, files: { [A]: BROKEN } });
    const ask = () => client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    await client.until(async () => (await ask()).items.length === 0);
    const before = client.refreshed.get('inlayHint') ?? 0;
    await client.set({ diagnostics: { workspace: true } });
    await client.until(() => (client.refreshed.get('inlayHint') ?? 0) > before);
    expect((await ask()).items).toHaveLength(1);
  });
});
