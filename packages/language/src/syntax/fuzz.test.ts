/** Nothing makes the parser throw, and every answer is well-formed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WORDS } from '../schema/index.ts';
import { parse } from './parse.ts';
import { samplePlan } from './testing/sample-plan.ts';

const options = { seed: 2026, numRuns: 150 };

function wellFormed(text: string): void {
  const { tree, diagnostics } = parse(text);
  expect(tree.kind).toBe('file');
  for (const { span, message } of diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(message).not.toMatch(/undefined|NaN|\[object/);
  }
  checkSpans(tree, text.length);
}

function checkSpans(node: unknown, length: number): void {
  if (Array.isArray(node)) for (const item of node) checkSpans(item, length);
  else if (typeof node === 'object' && node !== null) {
    if ('start' in node && 'end' in node && typeof node.start === 'number' && typeof node.end === 'number') {
      expect(node.start >= 0 && node.end >= node.start && node.end <= length).toBe(true);
    }
    for (const value of Object.values(node)) checkSpans(value, length);
  }
}

const piece = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ',',
    '/',
    '=',
    '==',
    '<',
    '..',
    '\n',
    '"a"',
    '"',
    '/*',
    '*/',
    '// x\n',
    '/// x\n',
  ),
  fc.constantFrom('a', 'us-west', '5', '5%', '1h', '1h30m', '3x', '1_000', '200 server-hours', '-5', '\u0000', "'"),
);

test('random tokens', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), fc.constantFrom(' ', '\n', ''), (pieces, between) => {
      wellFormed(pieces.join(between));
    }),
    options,
  );
});

test('random characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), wellFormed), options);
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), wellFormed), options);
});

test('a good file with pieces cut out, put in and moved', () => {
  const cut = fc.record({ at: fc.nat(samplePlan.length), length: fc.nat(40), insert: piece });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
      const broken = cuts.reduce(
        (text, { at, length, insert }) => `${text.slice(0, at)} ${insert} ${text.slice(at + length)}`,
        samplePlan,
      );
      wellFormed(broken);
    }),
    options,
  );
});

test('a good file, cut anywhere', () => {
  fc.assert(
    fc.property(fc.nat(samplePlan.length), (end) => wellFormed(samplePlan.slice(0, end))),
    options,
  );
});
