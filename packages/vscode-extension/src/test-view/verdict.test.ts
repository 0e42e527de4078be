import type { TestedExpectation } from '@rollout/language-server';
import { describe, expect, it } from 'vitest';
import { answerTo, verdictOf } from './verdict.ts';

function tested(text: string, line: number, status: TestedExpectation['status'] = 'met'): TestedExpectation {
  const range = { start: { line, character: 2 }, end: { line, character: 20 } };
  return { text, range, status, value: '3d 2h (exact)', why: null };
}

describe('a verdict', () => {
  it('says the value, and how sure it is', () => {
    expect(verdictOf(tested('p95(duration) <= 5d', 3))).toEqual({
      kind: 'passed',
      message: 'p95(duration) <= 5d: 3d 2h (exact)',
    });
    expect(verdictOf(tested('p95(duration) <= 1d', 3, 'not-met'))).toEqual({
      kind: 'failed',
      message: 'Not met: p95(duration) <= 1d\nIt is 3d 2h (exact).',
    });
  });

  it('does not call a plan wrong that could not be decided', () => {
    const undecided = { ...tested('P(escape) < 1%', 3, 'undecided'), why: 'More trials would decide it.' };
    expect(verdictOf(undecided)).toEqual({
      kind: 'errored',
      message: 'Undecided: P(escape) < 1%\nIt is 3d 2h (exact).\nMore trials would decide it.',
    });
  });
});

describe('an answer', () => {
  const answers = [tested('a', 3), tested('b', 4), tested('a', 5)];

  it('is told by its text, and by its line where several are alike', () => {
    expect(answerTo({ text: 'a', line: 5 }, answers)).toBe(answers[2]);
    expect(answerTo({ text: 'b', line: 9 }, answers)).toBe(answers[1]);
  });

  it('is that of the line where the text has changed, and none where both have', () => {
    expect(answerTo({ text: 'c', line: 4 }, answers)).toBe(answers[1]);
    expect(answerTo({ text: 'c', line: 9 }, answers)).toBeUndefined();
  });
});
