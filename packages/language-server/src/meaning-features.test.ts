// What takes computing, over the wire: hints, lenses, and what the extension asks. The worker lives in this process.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import type { Checked, Comparison, Explained, Optimum, PlanListing, Refusal, Study, Tested } from './protocol.ts';
import { BARE } from './testing/capabilities.ts';
import { startServer, type TestClient } from './testing/client.ts';
import { hintTexts } from './testing/hint-texts.ts';

let client: TestClient;
const PLAN = `topology fleet { cluster c[4] { server[5] } }
model numbers { deploy takes 1m per server }
plan one on fleet using numbers {
  expect p95(duration) < 1h
  maxDown 5 servers
  stage first { deploy 1 clusters }
  stage rest { deploy remaining }
}
`;
const uri = 'file:///w/a.rollout';
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

beforeAll(async () => {
  client = await startServer({ meaning: true, initializationOptions: { hasCommands: true } });
  await client.open('/w/a.rollout', PLAN);
});
afterAll(() => client.stop());

const hints = async () =>
  hintTexts(await client.ask<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: whole }));
const lenses = () => client.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });

test('hints are there once they are known, and marked while they are of an older text', async () => {
  await client.until(async () => (await hints()).includes('5 servers, 25% so far'));
  // Six servers a cluster, and five again.
  const edit = (text: string) => ({
    range: { start: { line: 0, character: 39 }, end: { line: 0, character: 40 } },
    text,
  });
  await client.edit('/w/a.rollout', 2, [edit('6')]);
  expect(await hints()).toContain('was 5 servers, 25% so far');
  await client.until(async () => (await hints()).includes('6 servers, 25% so far'));
  await client.edit('/w/a.rollout', 3, [edit('5')]);
  await client.until(async () => (await hints()).includes('5 servers, 25% so far'));
});

test('while a text is broken, what was known of it stays, and is marked', async () => {
  const last = { line: 6, character: 0 };
  await client.edit('/w/a.rollout', 5, [{ range: { start: last, end: last }, text: '  wait 1q ' }]);
  expect(await hints()).toContain('was 5 servers, 25% so far');
  // Nor does it go once the worker has looked at it.
  await client.ask('rollout/study', { uri, plan: 'one' });
  expect(await hints()).toContain('was 5 servers, 25% so far');
  await client.edit('/w/a.rollout', 6, [{ range: { start: last, end: { line: 6, character: 10 } }, text: '' }]);
  await client.until(async () => (await hints()).includes('5 servers, 25% so far'));
});

test('each setting of hints takes its hints away', async () => {
  await client.set({ hints: { servers: false, defaults: false, clock: false, reached: false } });
  await client.until(async () => (await hints()).length === 0);
  await client.set({ hints: { servers: true } });
  await client.until(async () => (await hints()).some((text) => text.startsWith('5 servers')));
  await client.set({});
});

test('lenses have what is known in a line, and what can be done', async () => {
  await client.until(async () => (await lenses()).some(({ command }) => command?.title.includes('exact') === true));
  const found = (await lenses()).map(({ command }) => [command?.title, command?.command]);
  expect(found).toContainEqual(['Simulate', 'rollout.simulate']);
  expect(found).toContainEqual(['Preview', 'rollout.preview']);
  await client.set({ lenses: { actions: false, results: false, expectations: false } });
  await client.until(async () => (await lenses()).length === 0);
  await client.set({});
});

test('other clients have the lenses that the server can answer, and are answered by a message', async () => {
  const other = await startServer({ meaning: true, capabilities: BARE });
  await other.open('/w/a.rollout', PLAN);
  const titles = (await other.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).map(
    ({ command }) => command?.title,
  );
  expect(titles).toContain('Simulate');
  expect(titles).not.toContain('Preview');
  await other.ask('workspace/executeCommand', { command: 'rollout.simulate', arguments: [{ uri, plan: 'one' }] });
  await other.until(() => other.shown.some((message) => message.includes('one')));
  await other.stop();
});

test('a study says what the lens says, and its JSON is the command line’s', async () => {
  const study = await client.ask<Study | Refusal>('rollout/study', { uri, plan: 'one' });
  if (study.kind === 'refused') throw new Error(study.message);
  // Twenty servers, five at a time, a minute each.
  expect(JSON.parse(study.json)).toMatchObject({ plan: 'one', method: 'exact', duration: { p50: { value: 240 } } });
  expect(study.headline).toMatch(/^P50 4m .*exact$/);
});

test('expectations are decided', async () => {
  const tested = await client.ask<Tested | Refusal>('rollout/test', { uri, plan: 'one' });
  expect(tested).toMatchObject({ kind: 'answer', expectations: [{ status: 'met', range: { start: { line: 3 } } }] });
});

test('a plan is compared with what it was in other texts', async () => {
  const texts = { [uri]: PLAN.replace('maxDown 5', 'maxDown 1') };
  const before = { kind: 'texts', label: 'HEAD', texts };
  const compared = await client.ask<Comparison | Refusal>('rollout/compare', { uri, plan: 'one', before });
  if (compared.kind === 'refused') throw new Error(compared.message);
  expect(compared.markdown).toContain('20m');
});

test('the plans of a file are listed, with what is known of each', async () => {
  const [plan] = await client.ask<PlanListing[]>('rollout/plans', { uri });
  expect(plan).toMatchObject({ name: 'one', nameRange: { start: { line: 2, character: 5 } } });
});

test('plans are checked, and codes explained', async () => {
  const checked = await client.ask<Checked>('rollout/check', { uris: [uri] });
  expect(checked).toMatchObject({ kind: 'answer', errors: 0 });
  expect(checked.text).toMatch(/0 errors, \d+ warnings?/);
  const explained = await client.ask<Explained>('rollout/explain', { code: 'unused-param' });
  expect(explained.markdown).toContain('`unused-param`');
  expect(await client.ask<Refusal>('rollout/explain', { code: 'none' })).toMatchObject({ kind: 'refused' });
  const page = await client.ask<{ text: string }>('workspace/textDocumentContent', {
    uri: 'rollout-page:/unused-param.md',
  });
  expect(page.text).toBe(explained.markdown);
});

test('what has errors is refused, with the first of them', async () => {
  await client.open('/w/broken.rollout', PLAN.replace('deploy remaining', 'deploy nothing'));
  const study = await client.ask<Refusal>('rollout/study', { uri: 'file:///w/broken.rollout', plan: 'one' });
  expect(study.kind).toBe('refused');
  expect(study.message).toMatch(/^The plan has errors: /);
});

test('the points of a front say how sure their figures are', async () => {
  const text = PLAN.replace('maxDown 5 servers', 'param soak = 1h in 1h..2h').replace(
    '{ deploy 1 clusters }',
    '{ deploy 1 clusters  wait soak }',
  );
  const at = 'file:///w/front.rollout';
  await client.open('/w/front.rollout', text);
  const exact = await client.ask<Optimum | Refusal>('rollout/optimize', {
    uri: at,
    objectives: ['duration', 'p95(duration)'],
  });
  if (exact.kind === 'refused') throw new Error(exact.message);
  expect(exact.points.flatMap(({ figures }) => figures).every((each) => each.endsWith(' (exact)'))).toBe(true);
  await client.edit('/w/front.rollout', 2, [{ text: text.replace('takes 1m', 'takes lognormal(median 1m, p95 2m)') }]);
  const simulated = await client.ask<Optimum | Refusal>('rollout/optimize', {
    uri: at,
    objectives: ['duration', 'p95(duration)'],
    trials: 1_000,
  });
  if (simulated.kind === 'refused') throw new Error(simulated.message);
  for (const figure of simulated.points.flatMap(({ figures }) => figures)) {
    expect(figure).toMatch(/ \((exact|.+–.+|1,000 trials in all)\)$/);
  }
  await client.close('/w/front.rollout');
});
