import { expect, test } from 'vitest';
import { parse } from '../syntax/parse.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type FrameColors, PLAIN_FRAMES, renderDiagnostic } from './render.ts';

function frames(text: string, path = 'plan.rollout'): string {
  const sources = (asked: string) => (asked === path ? text : undefined);
  return parse(text, path)
    .diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, sources))
    .join('\n');
}

test('a frame says what, where and what to do', () => {
  expect(frames('plan a {\n  stage s {\n    deplpy all\n  }\n}')).toBe(`error: Unknown word (unknown-word)
 --> plan.rollout:3:5
  |
3 |     deplpy all
  |     ^^^^^^ \`deplpy\` is not known here: expected a statement of a stage.
  = Did you mean \`deploy\`?
`);
});

test('marks stand below what they mark, whatever stands before', () => {
  expect(frames('plan 週次 {\t\tdeplpy }').split('\n').slice(3, 5)).toEqual([
    '1 | plan 週次 {        deplpy }',
    '  |                    ^^^^^^ `deplpy` is not known here: expected a statement of a plan.',
  ]);
});

test('line numbers of any length stand right', () => {
  const text = `plan a { }\n${'\n'.repeat(98)}plan {}`;
  expect(frames(text).split('\n').slice(1, 5)).toEqual([
    '   --> plan.rollout:100:1',
    '    |',
    '100 | plan {}',
    '    | ^^^^ A name is missing after `plan`.',
  ]);
});

test('control characters reach no terminal', () => {
  const frame = frames('plan a { \u001b[31mred "\u0007" \u202e }', 'p\u001b[0m.rollout');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(frame).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/);
  expect(frame).toContain('\\u{1B}[31m');
});

test('no line begins with what a name or a path says', () => {
  const diagnostic: Diagnostic = {
    code: 'x',
    severity: 'warning',
    title: 'Something',
    message: 'It is `a\n::stop-commands::b`.',
    help: 'Look at `a\n::error::b`.',
    path: 'p\n::error::q.rollout',
    span: { start: 0, end: 4 },
    related: [{ path: 'p\n::error::r.rollout', span: { start: 0, end: 4 }, message: 'It was `\n::debug::`.' }],
  };
  for (const columns of [undefined, 40]) {
    expect(renderDiagnostic(diagnostic, () => 'plan b { }', PLAIN_FRAMES, columns)).not.toMatch(/^::/m);
  }
});

test('a long line is cut around what is wrong', () => {
  const [, , , line = '', marks = ''] = frames(`plan a { ${'x'.repeat(5_000)} ${' '.repeat(5_000)} }`).split('\n');
  expect(line.length).toBeLessThan(140);
  expect(marks.length).toBeLessThan(300);
});

test('a place in a file that nobody has is its path', () => {
  const diagnostic: Diagnostic = {
    code: 'x',
    severity: 'warning',
    title: 'Something',
    message: 'It is so.',
    path: 'a.rollout',
    span: { start: 3, end: 5 },
    related: [{ path: 'b.rollout', span: { start: 0, end: 4 }, message: 'It was this.' }],
  };
  expect(renderDiagnostic(diagnostic, (path) => (path === 'b.rollout' ? 'plan b { }' : undefined))).toBe(
    `warning: Something (x)
 --> a.rollout
  = It is so.
 --> b.rollout:1:1
  |
1 | plan b { }
  | ^^^^ It was this.
`,
  );
});

test('colours stand around words, never between a mark and its column', () => {
  const wrap = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const colors: FrameColors = {
    error: wrap('red'),
    warning: wrap('yellow'),
    hint: wrap('blue'),
    bold: wrap('b'),
    dim: wrap('dim'),
  };
  const [diagnostic] = parse('plan { }').diagnostics;
  const frame = diagnostic && renderDiagnostic(diagnostic, () => 'plan { }', colors);
  expect(frame).toContain('<red><b>error</b></red><b>: Missing name</b> <dim>(missing-name)</dim>');
  expect(frame).toContain('<red>^^^^ A name is missing after `plan`.</red>');
});

test('where the room is known, nothing is wider', () => {
  const text = `plan a {\n  ${'stage s { } '.repeat(20)}deplpy all }\n`;
  for (const columns of [40, 80]) {
    for (const diagnostic of parse(text, 'plan.rollout').diagnostics) {
      const lines = renderDiagnostic(diagnostic, () => text, PLAIN_FRAMES, columns).split('\n');
      expect(lines.filter((line) => line.length > columns + 2)).toEqual([]);
      expect(lines.join(' ').replaceAll(/ *[|=]? +/g, ' ')).toContain(diagnostic.message);
    }
  }
});
