import { expect, test } from 'vitest';
import { applyEdits, parse } from '../../index.ts';
import { withItsLines } from './removal.ts';

/** The text without what stands between the marks. */
function without(marked: string): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return applyEdits(text, [{ span: withItsLines(text, { start, end }), text: '' }]);
}

test('the line goes with what stands on it alone', () => {
  expect(without('a\n  «b»\nc\n')).toBe('a\nc\n');
  expect(without('a\n«b»')).toBe('a\n');
  expect(without('«b»\n\nc\n')).toBe('c\n');
});

test('what stands beside it stays', () => {
  expect(without('a {\n  «b»  c\n}\n')).toBe('a {\n  c\n}\n');
  expect(without('a { «b» }\n')).toBe('a { }\n');
  expect(without('«b» // why\n')).toBe('// why\n');
});

test('blank lines on both sides become those of one', () => {
  expect(without('a\n\n«b»\n\nc\n')).toBe('a\n\nc\n');
  expect(without('a\n«b»\n\nc\n')).toBe('a\n\nc\n');
  expect(without('a {\n  «b»\n\n  c\n}\n')).toBe('a {\n  c\n}\n');
});

test('documentation goes with what it documents', () => {
  const text = 'flag a\n\n/// One.\n/// Two.\nflag b\n\nflag c\n';
  const [, node] = parse(text).tree.declarations;
  if (node?.kind !== 'flag') throw new Error('a flag stands here');
  expect(applyEdits(text, [{ span: withItsLines(text, node.span, node.doc), text: '' }])).toBe('flag a\n\nflag c\n');
});
