import { expect, test } from 'vitest';
import { applyEdits, exampleFiles, type TextEdit } from '../../diagnostics/index.ts';
import { syntaxDiagnostics } from '../../syntax/index.ts';
import { checkText } from '../check-text.ts';
import { semanticDiagnostics } from './index.ts';

type Files = ReturnType<typeof exampleFiles>;

function raisedBy([root, ...others]: Files) {
  const files = Object.fromEntries(others.map(({ path, text }) => [path, text]));
  return checkText(root?.text ?? '', { path: root?.path ?? 'plan.rollout', files }).diagnostics;
}

function edited(files: Files, edits: readonly TextEdit[]): Files {
  return files.map(({ path, text }) => ({
    path,
    text: applyEdits(
      text,
      edits.filter((edit) => edit.path === path),
    ),
  }));
}

test.each(Object.entries(semanticDiagnostics.entries))(
  '%s: its page shows what raises it and what does not',
  (code, entry) => {
    expect(raisedBy(exampleFiles(entry.page.raises)).map((diagnostic) => diagnostic.code)).toContain(code);
    const avoided = raisedBy(exampleFiles(entry.page.avoids));
    expect(avoided.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(avoided.map((diagnostic) => diagnostic.code)).not.toContain(code);
  },
);

test('titles are a few words, without a full stop', () => {
  for (const { title } of Object.values(semanticDiagnostics.entries)) {
    expect(title.split(' ').length).toBeLessThan(9);
    expect(title).toMatch(/[^.]$/);
  }
});

test('a code has one page, in one room', () => {
  const codes = [...Object.keys(semanticDiagnostics.entries), ...Object.keys(syntaxDiagnostics.entries)];
  expect(codes.filter((code, i) => codes.indexOf(code) < i)).toEqual([]);
});

const fixed = Object.entries(semanticDiagnostics.entries).flatMap(([code, entry]) => {
  const files = exampleFiles(entry.page.raises);
  // A million rows have no fix, and are read often enough.
  if (code === 'too-many-nodes') return [];
  const diagnostic = raisedBy(files).find((candidate) => candidate.code === code);
  return diagnostic?.fix === undefined ? [] : [[code, files, diagnostic.fix.edits] as const];
});

test.each(fixed)('the fix of %s leaves no error behind', (_, files, edits) => {
  expect(raisedBy(edited(files, edits)).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('there are fixes', () => {
  expect(fixed.length).toBeGreaterThan(5);
});
