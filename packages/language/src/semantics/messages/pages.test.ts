import { expect, test } from 'vitest';
import { type Example, exampleFiles } from '../../diagnostics/index.ts';
import { syntaxDiagnostics } from '../../syntax/index.ts';
import { checkText } from '../check-text.ts';
import { semanticDiagnostics } from './index.ts';

function raisedBy(example: Example) {
  const [root, ...others] = exampleFiles(example);
  const files = Object.fromEntries(others.map(({ path, text }) => [path, text]));
  return checkText(root?.text ?? '', { path: root?.path ?? 'plan.rollout', files }).diagnostics;
}

test.each(Object.entries(semanticDiagnostics.entries))(
  '%s: its page shows what raises it and what does not',
  (code, entry) => {
    expect(raisedBy(entry.page.raises).map((diagnostic) => diagnostic.code)).toContain(code);
    const avoided = raisedBy(entry.page.avoids);
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
