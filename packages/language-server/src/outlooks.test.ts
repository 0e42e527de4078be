// Which figures are marked as those of an older text: where what they rest on has changed, and nowhere else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { openDeaf } from './meaning/testing/open-deaf.ts';
import { startServer, type TestClient } from './testing/client.ts';

const SHARED = 'topology shared { cluster c[4] { server[5] } }\n';
const MODEL = 'model numbers { deploy takes 1m per server }\n';
const ONE = 'plan one on shared using numbers { maxDown 1 server  stage all { deploy all } }\n';
const TWO = 'plan two on own using numbers { maxDown 1 server  stage all { deploy all } }\n';
const OWN = 'topology own { cluster c[2] { server[5] } }\n';
const WORST = 'scenario slow for one { deploy takes 2m per server }\n';
const TEXT = `import { shared } from "./shared.rollout"\n${OWN}${MODEL}${ONE}${TWO}${WORST}`;
const PATH = '/w/plans.rollout';
const uri = `file://${PATH}`;

let client: TestClient;
let version = 1;
let text = TEXT;
beforeAll(async () => {
  client = await startServer({ meaning: true, files: { '/w/shared.rollout': SHARED, '/w/.git': '' } });
  await client.open(PATH, TEXT);
  await client.until(async () => (await results()).length === 3 && (await results()).every(isWhole));
});
afterAll(() => client.stop());

const results = async (): Promise<readonly string[]> => {
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return lenses.map(({ command }) => command?.title ?? '').filter((title) => /P50|…/.test(title));
};
const isWhole = (title: string): boolean => !/^was |…/.test(title);
const marked = async (): Promise<readonly boolean[]> => (await results()).map((title) => title.startsWith('was '));

/** What is shown at once after an edit, and all that has been shown until it is settled. */
async function change(that: string | RegExp, now: string): Promise<{ readonly atOnce: readonly boolean[] }> {
  text = text.replace(that, now);
  version += 1;
  await client.edit(PATH, version, [{ text }]);
  const atOnce = await marked();
  const seen: string[] = [];
  await client.until(async () => {
    seen.push(...(await results()));
    return (await results()).every(isWhole);
  });
  expect(seen).not.toContain('…');
  return { atOnce };
}

const NONE = [false, false, false];

test.each([
  ['a comment', MODEL, `// Numbers.\n${MODEL}`],
  ['a declaration that nobody names', MODEL, `topology spare { cluster c { server[1] } }\n${MODEL}`],
  ['the layout', 'plan one on shared', 'plan one\n  on   shared'],
  ['words behind the last plan', WORST, `${WORST}plan`],
])('%s marks nothing', async (_, that, now) => {
  expect(await change(that, now)).toEqual({ atOnce: NONE });
  text = TEXT;
  await change('', '');
});

test.each([
  // As they stand there: the first plan, the second, the scenario of the first.
  ['a plan', 'plan one', ONE, ONE.replace('1 server', '2 servers'), [true, false, true]],
  ['the other plan', 'plan two', TWO, TWO.replace('1 server', '2 servers'), [false, true, false]],
  ['a model', 'both', MODEL, MODEL.replace('1m', '2m'), [true, true, true]],
  ['a topology', 'who is on it', OWN, OWN.replace('[2]', '[3]'), [false, true, false]],
  ['a scenario', 'itself', WORST, WORST.replace('2m', '3m'), [false, false, true]],
  ['its name', 'a plan', /one (on|\{)/g, 'first $1', [true, false, true]],
])('%s marks %s', async (_, __, that, now, expected) => {
  expect(await change(that, now)).toEqual({ atOnce: expected });
  text = TEXT;
  await change('', '');
});

test('a text taken back is not of an older one', async () => {
  text = TEXT.replace(MODEL, MODEL.replace('1m', '3m'));
  await client.edit(PATH, ++version, [{ text }]);
  expect(await marked()).toEqual([true, true, true]);
  text = TEXT;
  await client.edit(PATH, ++version, [{ text }]);
  expect(await marked()).toEqual(NONE);
});

test('while one plan is broken, the other is as it was', async () => {
  text = TEXT.replace('plan two on own using numbers { maxDown', 'plan two on own using numbers { maxDawn');
  await client.edit(PATH, ++version, [{ text }]);
  expect(await marked()).toEqual([false, true, false]);
  text = TEXT;
  await client.edit(PATH, ++version, [{ text }]);
});

test('files that come, go, are opened or edited mark what rests on them alone', async () => {
  await client.write('/w/new.rollout', SHARED);
  expect(await marked()).toEqual(NONE);
  await client.open('/w/unrelated.rollout', `${SHARED}plan mine on shared { stage s { deploy all } }\n`);
  expect(await marked()).toEqual(NONE);
  await client.open('/w/shared.rollout', SHARED);
  expect(await marked()).toEqual(NONE);
  await client.edit('/w/shared.rollout', 2, [{ text: SHARED.replace('[4]', '[5]') }]);
  expect(await marked()).toEqual([true, false, true]);
});

test('nothing that a text says by itself waits for a worker that never answers', async () => {
  const other = await startServer({ meaning: openDeaf, files: { '/w/shared.rollout': SHARED, '/w/.git': '' } });
  await other.open(PATH, TEXT);
  const textDocument = { uri };
  const line = TEXT.split('\n').findIndex((each) => each.startsWith('plan one'));
  const position = { line, character: 'plan one on sha'.length };
  const answers: string[] = [];
  const ask = async (method: string, more: object): Promise<void> => {
    await other.ask(method, { textDocument, ...more });
    answers.push(method);
  };
  const asked = ask('rollout/study', { uri, plan: 'one' }).catch(() => {});
  await ask('textDocument/codeLens', {});
  await ask('textDocument/inlayHint', { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } });
  await ask('textDocument/completion', { position });
  await ask('textDocument/hover', { position });
  await other.edit(PATH, 2, [{ text: `${TEXT} ` }]);
  await ask('textDocument/definition', { position });
  await ask('textDocument/diagnostic', {});
  expect(answers).toHaveLength(6);
  expect(answers).not.toContain('rollout/study');
  await other.stop();
  await asked;
});
