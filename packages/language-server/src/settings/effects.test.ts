// Each setting does what it says, and nothing else: what the editor shows with it is what it shows without it, but for what it is about.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens, Diagnostic, Hover, InlayHint, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer, type TestClient } from '../testing/client.ts';
import { hintTexts } from '../testing/hint-texts.ts';
import { SETTINGS, type SettingName, type SettingRow } from './table.ts';

const A = `topology fleet { cluster web[4] { server[5] } }
model m {
  deploy takes 6m per server
  bug crash { present 40%  shows 50% at cluster 1 }
  gate health { detects 50% }
}
plan p on fleet using m {
  param soak = 1h
  stage one { deploy 1 cluster  wait soak  gate health }
  stage two { deploy remaining  gate health }
  expect P(escape) < 10%
}
scenario sure for p { assume crash present 100% }
topology spare { cluster web { server[2] } }
`;
/** Nobody has opened it; the worker alone sees that so much is not allowed. */
const B = A.replace('stage two', 'maxDown 1 server per cluster\n  stage two').replace(
  'deploy remaining',
  'deploy 2 clusters',
);
const PATH = '/w/a.rollout';
const textDocument = { uri: `file://${PATH}` };
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

/** All that an editor shows of settings. */
interface Seen {
  readonly findings: readonly Pick<Diagnostic, 'code' | 'severity' | 'tags'>[];
  /** Files of which something is said, opened or not. */
  readonly elsewhere: readonly string[];
  readonly hints: readonly string[];
  readonly lenses: readonly string[];
  readonly hover: string;
}

async function see(client: TestClient): Promise<Seen> {
  const [findings, workspace, hints, lenses, hover] = await Promise.all([
    client.pull(PATH),
    client.ask<{ items: { uri: string; items?: Diagnostic[] }[] }>('workspace/diagnostic', { previousResultIds: [] }),
    client.ask<InlayHint[]>('textDocument/inlayHint', { textDocument, range: WHOLE }),
    client.ask<CodeLens[]>('textDocument/codeLens', { textDocument }),
    client.ask<Hover | null>('textDocument/hover', { textDocument, position: { line: 9, character: 9 } }),
  ]);
  return {
    findings: findings.map(({ code, severity, tags }) => ({
      ...(code === undefined ? {} : { code }),
      ...(severity === undefined ? {} : { severity }),
      ...(tags === undefined ? {} : { tags }),
    })),
    elsewhere: workspace.items.filter(({ items = [] }) => items.length > 0).map(({ uri }) => uri),
    hints: hintTexts(hints),
    lenses: lenses.map(({ command }) => command?.title ?? ''),
    hover: JSON.stringify(hover?.contents ?? null),
  };
}

const COMPUTED = 'likely-escape';
const FILES = {
  '/w/b.rollout': B,
  '/w/rollout.config.json': '{ "rules": { "param-without-range": "hint" } }\n',
};
const AT_ONCE = { 'diagnostics.delay': 0 };

/** Asked again and again until it is so. */
async function seenOnce(client: TestClient, isSo: (seen: Seen) => boolean): Promise<Seen> {
  let seen = await see(client);
  await client.until(async () => {
    seen = await see(client);
    return isSo(seen);
  });
  return seen;
}

const holds = (seen: Seen, code: string): boolean => seen.findings.some((each) => each.code === code);
/** Nothing more is going to be said. */
const isWhole = (seen: Seen): boolean =>
  holds(seen, COMPUTED) &&
  [...seen.hints, ...seen.lenses].every((each) => !/^was |…/.test(each)) &&
  seen.lenses.filter((each) => each.startsWith('P50')).length === 2 &&
  seen.hints.some((each) => each.startsWith('+'));

const start = (settings: unknown): Promise<TestClient> =>
  startServer({ meaning: true, files: FILES, settings, initializationOptions: { hasCommands: true } });

let plain: Seen;
let client: TestClient;
beforeAll(async () => {
  client = await start(AT_ONCE);
  await client.open(PATH, A);
  plain = await seenOnce(client, (seen) => isWhole(seen) && seen.elsewhere.length === 2);
});
afterAll(() => client.stop());

/** What is left of it. */
const without = (texts: readonly string[], about: RegExp): readonly string[] =>
  texts.filter((each) => !about.test(each));
const withoutHints = (about: RegExp) => (seen: Seen) => ({ ...seen, hints: without(seen.hints, about) });
const withoutLenses = (about: RegExp) => (seen: Seen) => ({ ...seen, lenses: without(seen.lenses, about) });

/** What is to be seen with another value of a setting, made of what is seen without. Those that are about *when* have tests of their own. */
type Effect = Readonly<Record<string, (seen: Seen) => Seen>>;
const EFFECTS: { readonly [Name in SettingName]: Effect | 'when' } = {
  'diagnostics.run': 'when',
  'diagnostics.delay': 'when',
  'diagnostics.hints': {
    hint: (seen) => ({
      ...seen,
      findings: seen.findings.map((each) => (each.severity === 3 ? { ...each, severity: 4 } : each)),
    }),
    none: (seen) => ({ ...seen, findings: seen.findings.filter(({ severity }) => severity !== 3) }),
  },
  'diagnostics.workspace': { false: (seen) => ({ ...seen, elsewhere: [] }) },
  'hints.defaults': { false: withoutHints(/^by|^on unhealthy/) },
  'hints.servers': { false: withoutHints(/servers?, .* so far$/) },
  'hints.clock': { false: withoutHints(/^\+/) },
  // How sure both are is said behind the last of them.
  'hints.reached': {
    false: (seen) => ({
      ...seen,
      hints: without(seen.hints, /^reached/).map((each) => (each.startsWith('+') ? `${each} · exact` : each)),
    }),
  },
  'lenses.actions': { false: withoutLenses(/^(Simulate|Preview|Optimize|Compare with git)$/) },
  'lenses.results': { false: withoutLenses(/^P50/) },
  'lenses.expectations': { false: withoutLenses(/^. (not )?met/) },
  'hover.figures': {
    false: (seen) => ({ ...seen, hover: seen.hover.replace(/(\\n)+---(\\n)+- \*\*Reached.*exact(?=")/, '') }),
  },
};

const changes = Object.entries(EFFECTS).flatMap(([name, effect]) =>
  effect === 'when' ? [] : Object.entries(effect).map(([value, of]) => ({ name, value, of })),
);

test.each(changes)('$name: $value', async ({ name, value, of }) => {
  const expected = of(plain);
  // It changes something.
  expect(expected).not.toEqual(plain);
  const changed = (than: Seen) => (seen: Seen) => JSON.stringify(seen) !== JSON.stringify(than);
  await client.set({ ...AT_ONCE, [name]: value === 'false' ? false : value });
  expect(await seenOnce(client, changed(plain))).toEqual(expected);
  await client.set(AT_ONCE);
  expect(await seenOnce(client, changed(expected))).toEqual(plain);
});

test('diagnostics.workspace: what was told before it was switched off is taken back', async () => {
  const uri = 'file:///w/b.rollout';
  const ask = (value: string) =>
    client.ask<{ items: unknown[] }>('workspace/diagnostic', { previousResultIds: [{ uri, value }] });
  await client.set({ ...AT_ONCE, 'diagnostics.workspace': false });
  await seenOnce(client, ({ elsewhere }) => elsewhere.length === 0);
  expect((await ask('x')).items).toEqual([{ kind: 'full', uri, version: null, items: [] }]);
  await client.set(AT_ONCE);
  await seenOnce(client, ({ elsewhere }) => elsewhere.length > 0);
});

/** What an editor sends when this is written in the place of that. */
function edit(text: string, that: string, now: string): TextDocumentContentChangeEvent[] {
  const document = TextDocument.create('', '', 0, text);
  const at = text.indexOf(that);
  return [{ range: { start: document.positionAt(at), end: document.positionAt(at + that.length) }, text: now }];
}
const SAVED = { 'diagnostics.run': 'onSave', 'diagnostics.delay': 0 };

test('diagnostics.run: onSave', async () => {
  const other = await start(SAVED);
  await other.open(PATH, A);
  await other.tell('textDocument/didSave', { textDocument });
  await seenOnce(other, isWhole);
  // What is written wrong is seen at once.
  await other.edit(PATH, 2, edit(A, 'soak = 1h', 'soak = 1q'));
  expect((await see(other)).findings.some(({ severity }) => severity === 1)).toBe(true);
  await other.edit(PATH, 3, edit(A.replace('1h', '1q'), 'soak = 1q', 'soak = 1h'));
  // Now it says how many may be down; but what was missing has been computed of what was saved, and stays, long after all else is known of the text.
  await other.edit(PATH, 4, edit(A, '  param', '  maxDown 5 servers\n  param'));
  expect((await see(other)).hints).toContain('was 5 servers, 25% so far');
  await seenOnce(other, ({ hints }) => hints.includes('5 servers, 25% so far'));
  expect(holds(await see(other), 'no-max-down')).toBe(true);
  await other.tell('textDocument/didSave', { textDocument });
  await seenOnce(other, (seen) => !holds(seen, 'no-max-down'));
  await other.stop();
});

test('diagnostics.delay', async () => {
  const other = await start({ 'diagnostics.delay': SETTINGS['diagnostics.delay'].most });
  await other.open(PATH, A);
  // Hints are long there, and nobody has asked the worker for findings.
  await seenOnce(other, ({ hints }) => hints.includes('5 servers, 25% so far'));
  expect(holds(await see(other), COMPUTED)).toBe(false);
  await other.set(AT_ONCE);
  await seenOnce(other, (seen) => holds(seen, COMPUTED));
  await other.stop();
});

test('every value of every setting is tried', () => {
  for (const [name, row] of Object.entries<SettingRow>(SETTINGS)) {
    const effect = new Map<string, Effect | 'when'>(Object.entries(EFFECTS)).get(name);
    if (effect === 'when') continue;
    const values = row.kind === 'choice' ? Object.keys(row.choices) : ['true', 'false'];
    expect(Object.keys(effect ?? {}), name).toEqual(values.filter((value) => value !== String(row.otherwise)));
  }
});
