import { expect, test } from 'vitest';
import { exampleFiles } from '../diagnostics/index.ts';
import { syntaxDiagnostics } from './diagnostics.ts';
import { parse } from './parse.ts';

const entries = Object.entries(syntaxDiagnostics.entries);
const codesOf = (text: string) => parse(text).diagnostics.map(({ code }) => code);

test.each(entries)('%s: its example raises it, and the other raises nothing', (code, { page }) => {
  for (const { text } of exampleFiles(page.raises)) expect(codesOf(text)).toContain(code);
  for (const { text } of exampleFiles(page.avoids)) expect(codesOf(text)).toEqual([]);
});

test.each(entries.filter(([code]) => code !== 'too-many-errors'))(
  '%s: its example has that one error',
  (code, { page }) => {
    for (const { text } of exampleFiles(page.raises)) expect(new Set(codesOf(text))).toEqual(new Set([code]));
  },
);

/** Applies the one fix of the one diagnostic. */
function fixed(text: string): string {
  const [diagnostic, ...others] = parse(text).diagnostics;
  expect(others).toEqual([]);
  const edits = [...(diagnostic?.fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  expect(edits.length).toBeGreaterThan(0);
  return edits.reduce((now, edit) => now.slice(0, edit.span.start) + edit.text + now.slice(edit.span.end), text);
}

test.each([
  'plan a { stage s { deplpy all } }',
  'plan a { stage s { deploy all clusters wher tier == pilot } }',
  'plan a { stage s { deploy 1 clustr in us-west } }',
  'plan a { stage s { deploy 3clusters in us-west } }',
  'plan a { maxDown 50% per clusters }',
  'plan a { stage s { wait -5m } }',
  'plan a onn prod { }',
  'plan a { on unhelthy rollback }',
  'plan a { on unhealthy rolback }',
  'model m { bug b { surfaces after exponential(mean 200 servr-hours) } }',
  'model m { bug b { surfaces after exponential(mean 5% server-hours) } }',
  'topolgy t { }',
])('a fix leaves no error behind: %s', (text) => {
  expect(codesOf(fixed(text))).toEqual([]);
});

test.each(['cohort users 5 { }', 'budget checkout { }'])(
  'a declaration that there is not is one unknown word: %s',
  (text) => {
    expect(codesOf(`${text}\nplan p { stage s { wait 1h } }`)).toEqual(['unknown-word']);
  },
);

test('the rest of a file is kept whatever the unknown sentence holds', () => {
  const text = 'plan p { stage s { expose dark for 1%, 5% { wait 1h\n gate health } wait 5h } }';
  const { tree, diagnostics } = parse(text);
  expect(diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
    ['unknown-word', 'expose'],
  ]);
  const [plan] = tree.declarations;
  const stage = plan?.kind === 'plan' ? plan.items[0] : undefined;
  expect(stage?.kind === 'stage' && stage.items.map((item) => item.kind)).toEqual(['wait']);
});

test.each(['3clusters', '12h30', '1e309', '1.5.2', '5%5', '1-2', '0x10', '1h30', '5sec'])(
  'a glued number is one error, wherever it stands: %s',
  (number) => {
    for (const text of [
      `plan p { stage s { wait ${number}\n gate health } }`,
      `plan p { stage s { deploy ${number} in us-west\n gate health } }`,
      `plan p { maxDown ${number} per cluster }`,
      `topology t { region r[${number}] { label x = y } }`,
      `topology t { region r { label x = ${number} } }`,
      `model m { deploy takes normal(mean ${number}, sd 1m) per server }`,
      `plan p { param x = ${number} in 1..2 }`,
    ]) {
      expect(codesOf(text), text).toEqual(['malformed-number']);
    }
  },
);

test.each([
  ['9007199254740991', 9007199254740991],
  ['1_000_000', 1_000_000],
  ['0.000000000000001', 1e-15],
  ['007', 7],
])('the largest and the finest numbers are kept: %s', (text, value) => {
  const { tree, diagnostics } = parse(`plan p { param x = ${text} }`);
  expect(diagnostics).toEqual([]);
  const [plan] = tree.declarations;
  const param = plan?.kind === 'plan' ? plan.items[0] : undefined;
  expect(param?.kind === 'param' && param.value).toMatchObject({ kind: 'number', text, value });
});

test.each([
  '9007199254740992',
  '9007199254740993',
  '1'.repeat(400),
  '0.0000000000000001',
  '999999999999999w',
  '400000d',
])('a number out of range is one error: %s', (number) => {
  expect(codesOf(`plan p { param x = ${number} }`)).toEqual(['number-out-of-range']);
});

test('messages stay short however long the text is', () => {
  const long = 'x'.repeat(100_000);
  for (const { message } of parse(`plan p { ${long} 5 "${long} 1${long} }`).diagnostics)
    expect(message.length).toBeLessThan(400);
});
