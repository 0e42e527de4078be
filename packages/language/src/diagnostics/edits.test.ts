import { expect, test } from 'vitest';
import { applyEdits } from './edits.ts';

const at = (start: number, end: number, text: string) => ({ span: { start, end }, text });

test('edits are made at their places, whatever their order', () => {
  expect(applyEdits('wait 6h', [at(5, 7, '24h'), at(0, 4, 'rest')])).toBe('rest 24h');
});

test('what is inserted at one place keeps its order', () => {
  expect(applyEdits('ad', [at(1, 1, 'b'), at(1, 1, 'c')])).toBe('abcd');
});

test('without edits it is the same text', () => {
  expect(applyEdits('plan a { }', [])).toBe('plan a { }');
});
