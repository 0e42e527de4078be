import { compilerDiagnostics } from '@rollout/compiler';
import { type Example, exampleFiles, hasErrors, semanticDiagnostics, syntaxDiagnostics } from '@rollout/language';
import { simulatorDiagnostics } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { configDiagnostics } from './config/config-diagnostics.ts';
import { workspaceDiagnostics } from './diagnostics.ts';
import { ruleEntries } from './lint/rules.ts';
import { suppressionDiagnostics } from './lint/suppressions/index.ts';
import { openDocument } from './phases/open-document.ts';
import { Phase } from './phases/phase.ts';
import { exampleFileSystem, FOLDER } from './testing/example-files.ts';

const slices = [
  syntaxDiagnostics,
  semanticDiagnostics,
  compilerDiagnostics,
  simulatorDiagnostics,
  workspaceDiagnostics,
  configDiagnostics,
  suppressionDiagnostics,
];

test('no two rooms use one code', () => {
  const codes = [...slices.map(({ entries }) => entries), ruleEntries].flatMap((entries) => Object.keys(entries));
  expect(catalog.size).toBe(codes.length);
});

async function raisedBy(example: Example) {
  const [first, ...others] = exampleFiles(example);
  if (first === undefined) throw new Error('an example without a file');
  const path = `${FOLDER}/${first.path}`;
  const { diagnostics } = await openDocument(path, {
    fileSystem: exampleFileSystem([first, ...others]),
    upTo: Phase.Linted,
  });
  return diagnostics;
}

const own = { ...workspaceDiagnostics.entries, ...configDiagnostics.entries, ...suppressionDiagnostics.entries };

describe.each(Object.entries(own))('%s', (code, entry) => {
  test('its page shows what raises it', async () => {
    expect((await raisedBy(entry.page.raises)).map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test('its page shows what does not', async () => {
    const diagnostics = await raisedBy(entry.page.avoids);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(code);
    expect(hasErrors(diagnostics)).toBe(false);
  });
});

test('each says what to do, but for those of which the message says it', () => {
  const without = [...catalog].filter(([, { help }]) => help === undefined).map(([code]) => code);
  expect(without).toEqual([
    'broken-row',
    'cell-value',
    'config-missing',
    'config-value',
    'distribution-order',
    'file-unreadable',
    'label-comparison',
    'level-number',
    'must-be-positive',
    'not-whole',
    'param-value',
    'percent-out-of-range',
    'reading-kind',
    'too-many-servers',
    'too-many-trains',
    'too-many-users',
    'too-small',
    'wrong-declaration',
    'wrong-level',
  ]);
});
