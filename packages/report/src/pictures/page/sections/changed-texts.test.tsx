import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ChangedTexts } from './changed-texts.tsx';

const lines = (count: number, what: string): string =>
  Array.from({ length: count }, (_, index) => `// ${what} ${index}\n`).join('');

const shown = (a: string, b: string): string =>
  renderToString(
    <ChangedTexts sourcesOf={{ a: [{ path: 'a.rollout', text: a }], b: [{ path: 'b.rollout', text: b }] }} />,
  ).replaceAll('\n', ' ');

test('texts that are too different to be set against each other are said to be so', () => {
  const told = shown(lines(900, 'old'), lines(800, 'new'));
  expect(told).toContain('a.rollout → b.rollout');
  expect(told).toContain(
    'More than 1,500 lines are gone or new, too many to be set against each other: 900 lines of A',
  );
  expect(told).toContain('800 lines of B');
  expect(told).not.toContain('<table');
});

test('fewer are, and of texts that are the same nothing is said', () => {
  expect(shown(lines(600, 'old'), lines(700, 'new'))).toContain('600 lines of A are gone');
  expect(shown(lines(600, 'old'), lines(600, 'old'))).toBe('');
});
