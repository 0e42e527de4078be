import type { TestedExpectation } from '@rollout/language-server';
import { expect, it } from 'vitest';
import { testText } from './test-text.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const met: TestedExpectation = { text: 'p95(duration) <= 5d', range, status: 'met', value: '3d (exact)', why: null };

it('an expectation is a line, and what is wrong stands below it', () => {
  const notMet: TestedExpectation = {
    ...met,
    text: 'P(escape) < 1%',
    status: 'not-met',
    value: '2%',
    why: 'It is more.',
  };
  expect(testText('weekly', [met, notMet])).toBe(
    'weekly\n  ✓ p95(duration) <= 5d  3d (exact)\n  ✗ P(escape) < 1%       2%\n      It is more.\n',
  );
});

it('a plan that expects nothing says so', () => {
  expect(testText('weekly', [])).toBe('weekly\n  expects nothing\n');
});
