import { expect, test } from 'vitest';
import { displayWidth, lineIndex } from './line-index.ts';

test('lines end with LF, CRLF or CR', () => {
  const index = lineIndex('ab\ncd\r\nef\rgh');
  expect(index.lineCount).toBe(4);
  expect([1, 2, 3, 4, 5].map((line) => index.lineText(line))).toEqual(['ab', 'cd', 'ef', 'gh', '']);
  expect(index.position(0)).toEqual({ line: 1, column: 1 });
  expect(index.position(3)).toEqual({ line: 2, column: 1 });
  expect(index.position(8)).toEqual({ line: 3, column: 2 });
  expect(index.position(99)).toEqual({ line: 4, column: 3 });
});

test('an offset and its place are one', () => {
  const text = 'plan a {\n\n  wait 1h\r\n}\n';
  const index = lineIndex(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const back = index.offset(index.position(offset));
    // Inside a line's end there is no place of its own.
    if (!'\r\n'.includes(text[offset - 1] ?? ' ')) expect(back).toBe(offset);
  }
  expect(index.offset({ line: 1, column: 99 })).toBe(8);
  expect(index.offset({ line: 99, column: 1 })).toBe(text.length);
});

test('columns on a terminal', () => {
  expect(displayWidth('abc')).toBe(3);
  expect(displayWidth('\tx')).toBe(9);
  expect(displayWidth('週次')).toBe(4);
  expect(displayWidth('e\u0301')).toBe(1);
  expect(displayWidth('🚀')).toBe(2);
  expect(lineIndex('週 x').displayColumn(2)).toBe(4);
});
