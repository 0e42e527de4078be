import { PLAIN } from '@rollout/report';
import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { COLORED } from '../testing/fake-terminal.ts';
import { unifiedDiff } from './unified-diff.ts';

const diff = (before: string, after: string) => unifiedDiff('plan.rollout', before, after, PLAIN.colors);

test('a change stands among the lines that stay', () => {
  expect(diff('1\n2\n3\n4\nold\n5\n6\n7\n8\n', '1\n2\n3\n4\nnew\n5\n6\n7\n8\n')).toBe(`--- plan.rollout
+++ plan.rollout
@@ -2,7 +2,7 @@
 2
 3
 4
-old
+new
 5
 6
 7
`);
});

test('no change is nothing', () => {
  expect(diff('a\n', 'a\n')).toBe('');
});

describe('made by those who make such changes, it gives the other text', () => {
  const long = (word: string) => Array.from({ length: 9_000 }, (_, index) => `${word} ${index}\n`).join('');
  test.each([
    ['without a last line feed', 'a\nb', 'a\nc'],
    ['with a last line feed that is new', 'a', 'a\n'],
    ['with CRLF', 'a\r\nb\r\n', 'a\r\nc\r\nd\r\n'],
    ['beyond ASCII', '🚀 週次\n', '🚀 毎週\n'],
    ['where everything is different', long('old'), long('new')],
  ])('%s', (_, before, after) => {
    expect(applyPatch(before, diff(before, after), { autoConvertLineEndings: false })).toBe(after);
  });
});

test('nothing in a text acts upon the terminal', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(diff('a \u001b[31m\n', 'b \u202e\u0007\n')).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/);
});

test('colours tell what goes and what comes', () => {
  const [from, to, where, removed, added] = unifiedDiff('a', 'x\n', 'y\n', COLORED.colors).split('\n');
  expect([from, to]).toEqual(['\u001b[1m--- a\u001b[22m', '\u001b[1m+++ a\u001b[22m']);
  expect(where).toBe('\u001b[36m@@ -1,1 +1,1 @@\u001b[39m');
  expect([removed, added]).toEqual(['\u001b[31m-x\u001b[39m', '\u001b[32m+y\u001b[39m']);
});
