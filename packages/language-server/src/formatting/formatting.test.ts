import { applyEdits } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { formatDocument, formatOnType, formatRange, formatRanges } from './index.ts';

const messy = 'plan p{\n deadline   5d\n\n\n   stage s{deploy   all}\n  horizon    7d\n}\n';

test('a document has one layout, and keeps it', () => {
  const after = applyEdits(messy, formatDocument(messy));
  expect(after).toBe('plan p {\n  deadline 5d\n\n  stage s { deploy all }\n  horizon 7d\n}\n');
  expect(formatDocument(after)).toEqual([]);
});

test('edits are as small as gaps between words', () => {
  for (const { text } of formatDocument(messy)) expect(text.trim()).toBe('');
});

test('statements that are not understood keep their text', () => {
  const text = 'plan p {\n    deadline   5d\n    wait   wait   1h\n    horizon   7d\n}\n';
  expect(applyEdits(text, formatDocument(text))).toBe('plan p {\n  deadline 5d\n  wait   wait   1h\n  horizon 7d\n}\n');
});

describe('a range', () => {
  test('is laid out by whole statements', () => {
    const at = messy.indexOf('horizon');
    expect(applyEdits(messy, formatRange(messy, { start: at, end: at + 1 }))).toBe(
      messy.replace('  horizon    7d', '  horizon 7d'),
    );
  });

  test('outside the text is the nearest inside', () => {
    expect(formatRange(messy, { start: -5, end: 1_000 })).toEqual(formatDocument(messy));
    expect(formatRange('', { start: 3, end: 2 })).toEqual([]);
  });

  test('is one of several', () => {
    const [a, b] = [messy.indexOf('deadline'), messy.indexOf('horizon')];
    const both = formatRanges(messy, [
      { start: b, end: b },
      { start: a, end: a },
      { start: a, end: a },
    ]);
    expect(applyEdits(messy, both)).toContain('deadline 5d\n');
    expect(applyEdits(messy, both)).toContain('horizon 7d\n');
    expect(applyEdits(messy, both)).toContain('stage s{deploy   all}');
  });
});

describe('while it is typed', () => {
  /** The text, typed up to `$0`, as it is then. */
  const typed = (marked: string, key: string): string => {
    const offset = marked.indexOf('$0');
    const text = marked.replace('$0', '');
    return applyEdits(text, formatOnType(text, offset, key));
  };

  test('a brace lays out what it closes', () => {
    expect(typed('plan p{\n deadline   5d\n stage s{deploy   all}$0\n  horizon    7d\n}\n', '}')).toBe(
      'plan p{\n deadline   5d\n  stage s { deploy all }\n  horizon    7d\n}\n',
    );
  });

  test('the end of a line lays out what it ends', () => {
    expect(typed('plan p {\n deadline   5d\n  $0\n  horizon    7d\n}\n', '\n')).toBe(
      'plan p {\n  deadline 5d\n  \n  horizon    7d\n}\n',
    );
  });

  test('what is open, or goes on, is left alone', () => {
    const same = [
      ['plan p{\n$0}\n', '\n'],
      ['plan p {\n exclusive  a,\n$0 b\n}\n', '\n'],
      ['plan p {\n stage s{ deploy   all }$0\n', '}'],
      ['plan  p { } x$0', '}'],
    ] as const;
    for (const [text, key] of same) expect(typed(text, key)).toBe(text.replace('$0', ''));
  });
});
