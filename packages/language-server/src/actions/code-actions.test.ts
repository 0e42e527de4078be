// Actions over a wire: what a client is offered, what it gets when it chooses, and for which version of which file.
import { applyEdits } from '@rollout/language';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { placesIn } from '../convert/places.ts';
import { uriOf } from '../convert/uri.ts';
import { type StartOptions, startServer, type TestClient } from '../testing/client.ts';
import { markedText } from '../testing/marked.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\nmodel typical { deploy takes 1m per server }\n';
const PLAN = '/w/plan.rollout';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** The actions for a marked plan, beside a fleet that it may import. */
async function actionsFor(source: string, only?: readonly string[], options: StartOptions = {}) {
  client ??= await startServer({ files: { '/w/fleet.rollout': FLEET, [PLAN]: '' }, ...options });
  const { text, range } = markedText(source);
  await client.open(PLAN, text, { version: 7 });
  const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
  const textDocument = { uri: uriOf(PLAN) };
  return client.ask<readonly CodeAction[]>('textDocument/codeAction', { textDocument, range, context });
}

async function chosen(actions: readonly CodeAction[], title: string): Promise<CodeAction> {
  const action = actions.find((each) => each.title.startsWith(title));
  if (action === undefined) throw new Error(`there is only ${actions.map((each) => each.title).join(', ')}`);
  return client?.ask<CodeAction>('codeAction/resolve', action) ?? action;
}

/** What a text becomes; the edits are for the version that is open. */
function changed(text: string, { edit }: CodeAction): string {
  const [own, ...others] = (edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
  expect(others).toEqual([]);
  expect(own?.textDocument).toEqual({ uri: uriOf(PLAN), version: 7 });
  const { span } = placesIn(text, 'utf-16');
  return applyEdits(
    text,
    (own?.edits ?? []).map((each) => ('newText' in each ? { span: span(each.range), text: each.newText } : never())),
  );
}

function never(): never {
  throw new Error('nothing of ours is a snippet');
}

describe('a finding', () => {
  const unknown = 'plan p on fle$0et using typical {\n  stage s { deploy all }\n}\n';

  test('of an unknown name has imports, and its page', async () => {
    const actions = await actionsFor(unknown, undefined, { initializationOptions: { hasCommands: true } });
    expect(actions.filter(({ kind }) => kind === 'quickfix').map(({ title }) => title)).toEqual([
      'Import `fleet` from "./fleet.rollout"',
      'Read about `unknown-topology`',
    ]);
    expect(actions[0]).toMatchObject({ isPreferred: true, diagnostics: [{ code: 'unknown-topology' }] });
    expect(actions.at(1)?.edit).toBeUndefined();
    const text = unknown.replace('$0', '');
    expect(changed(text, await chosen(actions, 'Import'))).toBe(`import { fleet } from "./fleet.rollout"\n\n${text}`);
  });

  test('has a fix, which says whether it has to be looked at', async () => {
    const text =
      'import { fleet, typical } from "./fleet.rollout"\nplan p on fleet using typcial {\n  stage s { deploy all }\n}\n';
    const actions = await actionsFor(text.replace('typcial', 'ty$0pcial'), ['quickfix']);
    const fix = await chosen(actions, 'Write `typical`');
    expect([fix.title, fix.isPreferred]).toEqual(['Write `typical` (may change what the plan does)', undefined]);
    expect(changed(text, fix)).toBe(text.replace('typcial', 'typical'));
  });
});

describe('a refactoring', () => {
  const text = 'plan p {\n  stage s {\n    wait 24h\n  }\n}\n';

  test('ends with a rename where the client has a command for it', async () => {
    const options = { initializationOptions: { hasCommands: true } };
    const actions = await actionsFor(text.replace('24h', '2$04h'), ['refactor.extract'], options);
    const action = await chosen(actions, 'Make `24h` a param');
    expect(changed(text, action)).toBe(
      'plan p {\n  param soak = 24h in 12h..48h\n  stage s {\n    wait soak\n  }\n}\n',
    );
    expect(action.command).toEqual({
      title: 'Give it a name',
      command: 'rollout.renameAt',
      arguments: [uriOf(PLAN), { line: 1, character: 8 }],
    });
  });

  test('is refused when the text is another by then', async () => {
    const actions = await actionsFor(text.replace('24h', '2$04h'), ['refactor']);
    await client?.edit(PLAN, 8, [{ text: 'plan q { }\n' }]);
    await expect(chosen(actions, 'Make')).rejects.toThrow('the text has changed since');
  });
});

describe('a whole file', () => {
  const text =
    'import { typical, fleet } from "./fleet.rollout";\nplan p on fleet using typical {\n  stage s { deploy all; }\n}\n';

  test('has its imports put in order', async () => {
    const own = text.replaceAll(';', '');
    const actions = await actionsFor(`$0${own}`, ['source.organizeImports']);
    expect(actions.map(({ kind }) => kind)).toEqual(['source.organizeImports']);
    expect(changed(own, await chosen(actions, 'Organise'))).toBe(own.replace('typical, fleet', 'fleet, typical'));
  });

  test('has all fixed that can safely be, and nothing is offered unasked', async () => {
    const actions = await actionsFor(`$0${text}`, ['source.fixAll'], { meaning: true });
    expect(changed(text, await chosen(actions, 'Fix all'))).toBe(text.replaceAll(';', ''));
    const unasked = await client?.ask<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(PLAN) },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
    });
    expect(unasked?.filter(({ kind }) => kind?.startsWith('source'))).toEqual([]);
  });
});
