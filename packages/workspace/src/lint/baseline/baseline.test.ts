import { readFileSync } from 'node:fs';
import type { Diagnostic } from '@rollout/language';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { baselineAnew, baselineOf, entriesOf, type FindingPlaces } from './baseline.ts';
import { readBaseline, writeBaseline } from './baseline-json.ts';
import { fingerprintOf, fingerprintsOf } from './fingerprint.ts';
import { heldBack } from './held-back.ts';

const PATH = '/project/plans/weekly.rollout';
const TEXT = 'plan a on fleet {\n  deploy all\n}\nplan b on fleet {\n  deploy all\n}\n';

/** A finding at the first place, or that numbered, where the text has these words. */
function finding(words: string, { text = TEXT, code = 'no-max-down', nth = 1, severity = 'warning' } = {}): Diagnostic {
  let start = -1;
  for (let seen = 0; seen < nth; seen++) start = text.indexOf(words, start + 1);
  return {
    code,
    severity: severity as Diagnostic['severity'], // the tests name only severities
    title: 'A title',
    message: `Said of ${start}.`,
    path: PATH,
    span: { start, end: start + words.length },
  };
}

const placesIn = (text: string): FindingPlaces => ({
  textOf: () => text,
  fileOf: (path) => path.replace('/project/', ''),
});

describe('a fingerprint', () => {
  const own = fingerprintOf(finding('deploy all'), TEXT, 0);

  test('does not depend on the lines around it, nor on how its own is indented', () => {
    const later = `// more\n\n${TEXT.replace('  deploy   all', '')}`.replace('  deploy all', '\tdeploy   all  ');
    expect(own).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf(finding('deploy', { text: later }), later, 0)).toBe(own);
  });

  test('depends on its line, its code, and which one of several it is', () => {
    const others = [
      fingerprintOf(finding('plan b'), TEXT, 0),
      fingerprintOf(finding('deploy all', { code: 'flag-debt' }), TEXT, 0),
      fingerprintOf(finding('deploy all'), TEXT, 1),
    ];
    expect(new Set([own, ...others]).size).toBe(4);
  });

  test('is another for each of several findings that are alike', () => {
    const alike = [finding('deploy all'), finding('deploy all', { nth: 2 }), finding('plan a')];
    const [first, second, third] = fingerprintsOf(alike, () => TEXT);
    expect(first).toBe(own);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(fingerprintsOf([finding('deploy all', { nth: 2 })], () => TEXT)).toEqual([own]);
  });

  test('of a place in a line without end is made of what is near it', () => {
    const long = `plan a ${'x'.repeat(1_000_000)} deploy all ${'y'.repeat(1_000_000)}`;
    expect(fingerprintOf(finding('deploy', { text: long }), long, 0)).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('a baseline', () => {
  const old = [finding('deploy all', { nth: 2 }), finding('plan a'), finding('deploy all')];
  const baseline = baselineOf(entriesOf(old, placesIn(TEXT)));

  test('counts findings that are alike, sorted, one entry a line', () => {
    const text = writeBaseline(baseline);
    const hash = fingerprintOf(finding('deploy all'), TEXT, 0);
    expect(text).toContain(
      `    {"file":"plans/weekly.rollout","code":"no-max-down","fingerprint":"${hash}","count":2}`,
    );
    expect(text.split('\n').length).toBe(2 + 2 + 2 + 2);
    expect(writeBaseline(baselineOf(entriesOf([...old].reverse(), placesIn(TEXT))))).toBe(text);
    expect(readBaseline(text)).toEqual({ kind: 'baseline', baseline });
  });

  test('holds back what it counts, wherever that stands now, and nothing else', () => {
    const moved = `// more\n${TEXT}plan c on fleet {\n  deploy all\n}\n`;
    const found = [1, 2, 3].map((nth) => finding('deploy all', { text: moved, nth }));
    const holding = heldBack(baseline);
    expect(holding.fresh(found, placesIn(moved))).toEqual([found[2]]);
    expect(holding.held()).toBe(2);
    expect(holding.gone(() => true)).toBe(1);
    expect(holding.gone((file) => file !== 'plans/weekly.rollout')).toBe(0);
  });

  test('never holds an error back', () => {
    const error = finding('plan a', { severity: 'error' });
    expect(entriesOf([error], placesIn(TEXT))).toEqual([]);
    expect(heldBack(baseline).fresh([error], placesIn(TEXT))).toEqual([error]);
  });

  test('is made anew of what was checked, and keeps the rest', () => {
    const at = (file: string, count: number) => ({ file, code: 'c', fingerprint: '0123456789abcdef', count });
    const before = { findings: [at('a', 3), at('b', 3), at('c', 3)] };
    const anew = baselineAnew(before, [at('a', 1), at('b', 1), at('d', 1)], (file) => file === 'a' || file === 'd');
    expect(anew.findings).toEqual([at('a', 1), at('b', 3), at('c', 3), at('d', 1)]);
  });

  test('may be empty', () => {
    expect(writeBaseline(baselineOf([]))).toBe('{\n  "schemaVersion": 1,\n  "findings": []\n}\n');
  });
});

const ENTRY = '{ "file": "a.rollout", "code": "c", "fingerprint": "0123456789abcdef", "count": 1 }';

test('what stands twice in a file, as after a merge, is counted together', () => {
  const read = readBaseline(`{ "schemaVersion": 1, "findings": [${ENTRY}, ${ENTRY}] }`);
  expect(read.kind === 'baseline' ? read.baseline.findings.map(({ count }) => count) : read).toEqual([2]);
});

test.each([
  ['', 'it is not JSON'],
  ['['.repeat(100_000), 'it is not JSON'],
  ['[]', 'it is not an object'],
  ['{}', 'its schemaVersion is not 1'],
  ['{ "schemaVersion": 2, "findings": [] }', 'its schemaVersion is not 1'],
  ['{ "schemaVersion": 1, "findings": {} }', 'its findings are not a list'],
  ['{ "schemaVersion": 1, "findings": [], "__proto__": {} }', 'it has a property of another name'],
  [`{ "schemaVersion": 1, "findings": [${ENTRY}, {}] }`, 'finding 2 is not one file, code, fingerprint and count'],
  [
    `{ "schemaVersion": 1, "findings": [${ENTRY.replace('1 }', '0.5 }')}] }`,
    'finding 1 is not one file, code, fingerprint and count',
  ],
])('%j is no baseline: %s', (text, what) => {
  expect(readBaseline(text)).toEqual({ kind: 'unreadable', what });
});

const schema = new URL('../../../../../docs/schema/baseline.schema.json', import.meta.url);
const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));

test.each([
  ['{ "schemaVersion": 1, "findings": [] }', true],
  ['{ "$schema": "baseline.schema.json", "schemaVersion": 1, "findings": [] }', true],
  [`{ "schemaVersion": 1, "findings": [${ENTRY}] }`, true],
  ['{ "findings": [] }', false],
  ['{ "schemaVersion": 1 }', false],
  ['{ "schemaVersion": 1, "findings": [], "more": 1 }', false],
  [`{ "schemaVersion": 1, "findings": [${ENTRY.replace('"count": 1', '"count": 0')}] }`, false],
  [`{ "schemaVersion": 1, "findings": [${ENTRY.replace('"count": 1', '"count": 1000001')}] }`, false],
  [`{ "schemaVersion": 1, "findings": [${ENTRY.replace('0123', '0X23')}] }`, false],
  [`{ "schemaVersion": 1, "findings": [${ENTRY.replace('"c"', '""')}] }`, false],
  [`{ "schemaVersion": 1, "findings": [${ENTRY.replace('"file"', '"path"')}] }`, false],
])('the published schema says of %s what we say', (text, expected) => {
  expect([readBaseline(text).kind === 'baseline', validate(JSON.parse(text))]).toEqual([expected, expected]);
});

test('what is written is valid', () => {
  const entries = entriesOf([finding('plan a'), finding('deploy all')], placesIn(TEXT));
  expect(validate(JSON.parse(writeBaseline(baselineOf(entries))))).toBe(true);
});
