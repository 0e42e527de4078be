import { expect, test } from 'vitest';
import { parse } from './parse.ts';

const codesOf = (text: string) => parse(text).diagnostics.map(({ code }) => code);

/** Milliseconds that a call takes. */
test('a file of 4 MiB is read, one byte more is not', () => {
  const line = '// 0123456789\n';
  const full = line.repeat(Math.ceil((4 * 1024 * 1024) / line.length)).slice(0, 4 * 1024 * 1024);
  expect(codesOf(full)).toEqual([]);
  expect(codesOf(`${full} `)).toEqual(['file-too-large']);
});

test('the size is that of UTF-8', () => {
  const third = Math.floor((4 * 1024 * 1024) / 3);
  expect(codesOf(`// ${'週'.repeat(third - 2)}`)).toEqual([]);
  expect(codesOf(`// ${'週'.repeat(third)}`)).toEqual(['file-too-large']);
  expect(codesOf(`// ${'🚀'.repeat(1024 * 1024 - 1)}`)).toEqual([]);
  expect(codesOf(`// ${'🚀'.repeat(1024 * 1024)}`)).toEqual(['file-too-large']);
});

test('a text of 50 MB is refused at once', () => {
  const huge = 'x'.repeat(50_000_000);
  expect(codesOf(huge)).toEqual(['file-too-large']);
});

test('64 levels of brackets are read, the 65th is not', () => {
  // Two braces and 62 brackets.
  const nested = (brackets: number) =>
    `plan p { stage s { deploy all where ${'('.repeat(brackets)}a == b${')'.repeat(brackets)} } }`;
  expect(codesOf(nested(62))).toEqual([]);
  expect(codesOf(nested(63))).toEqual(['nesting-too-deep']);
});

test.each([
  ['calls', (depth: number) => `model m { repair takes ${'mix('.repeat(depth)}1s${')'.repeat(depth)} per server }`, 63],
  ['nodes', (depth: number) => `topology t ${'{ region r '.repeat(depth)}${'}'.repeat(depth)}`, 64],
  ['steps', (depth: number) => `plan p { stage s ${'{ ramp 1 cluster '.repeat(depth)}${'}'.repeat(depth)} }`, 63],
  [
    'questions',
    (depth: number) => `plan p { on blocked ${'ask "x" takes 1s continues 1% else '.repeat(depth)} stop }`,
    64,
  ],
  ['actions', (depth: number) => `plan p { on blocked ${'retry then '.repeat(depth)} stop }`, 64],
])('%s nest 64 deep and no deeper', (_, text, deepest) => {
  expect(codesOf(text(deepest))).toEqual([]);
  expect(codesOf(text(deepest + 1))).toContain('nesting-too-deep');
});

test.each(['(', '{', '[', 'plan p { stage s { deploy all where (', 'topology t { region r {', 'a ( { [ '])(
  '100,000 times %s is refused at once',
  (bracket) => {
    const text = bracket.repeat(100_000);
    expect(codesOf(text)).toContain('nesting-too-deep');
  },
);

test('an open text of 3 MB is one error, one of 10 MB is too much', () => {
  expect(codesOf(`import { a } from "${'x'.repeat(3_000_000)}`)).toEqual(['unterminated-string']);
  expect(codesOf(`import { a } from "${'x'.repeat(10_000_000)}`)).toEqual(['file-too-large']);
  expect(codesOf(`plan p { }\n/*${'x'.repeat(3_000_000)}`)).toEqual(['unterminated-comment']);
});

test('NUL bytes and other characters that nobody sees', () => {
  expect(codesOf('plan\u0000p { }')).toEqual(['control-character']);
  expect(codesOf('// \u202e\nplan p { }')).toEqual(['control-character']);
  expect(codesOf('import { a } from "x\u0007y"')).toEqual(['control-character']);
  expect(codesOf('plan p { }\ufeff')).toEqual(['control-character']);
  expect(codesOf('\u0000'.repeat(100_000)).length).toBeLessThanOrEqual(201);
});

test.each([
  ['strange words', 'x '],
  ['strange characters', '; '],
  ['misplaced statements', 'plan p { deploy all\n'],
  ['half statements', 'plan p { stage s { wait\n'],
  ['names after names', 'a b c\n'],
  ['commas', ', , , '],
  ['opening quotes', '" \n'],
  ['slashes', '/ '],
  ['malformed numbers', '1a '],
  ['keywords', 'deploy each ramp wait gate run '],
  ['wrong levels', 'plan p { maxDown 5% per clusters }\n'],
])('a large text without sense is read in one go: %s', (_, piece) => {
  // Time that grew with the square of the text would run into the limit of the test by far.
  const text = piece.repeat(Math.ceil(300_000 / piece.length));
  expect(parse(text).tree.span).toEqual({ start: 0, end: text.length });
});
