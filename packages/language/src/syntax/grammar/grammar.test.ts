import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samplePlan } from '../testing/sample-plan.ts';
import { lex } from '../tokens/lexer.ts';
import { cstTypes } from './cst-types.ts';
import { RolloutParser, theParser } from './parser.ts';

test('chevrotain finds nothing wrong with the grammar', () => {
  expect(() => new RolloutParser(false)).not.toThrow();
});

test('our lookahead decides as chevrotain’s own does', () => {
  const own = theParser();
  const theirs = new RolloutParser(false);
  const read = (parser: RolloutParser) => {
    parser.begin(samplePlan, lex(samplePlan).tokens);
    const cst = parser.file();
    expect(parser.errors).toEqual([]);
    return cst;
  };
  expect(read(own)).toEqual(read(theirs));
});

test('the types of the concrete syntax tree are those of the grammar', () => {
  expect(readFileSync(new URL('../generated/cst.ts', import.meta.url), 'utf8')).toBe(cstTypes());
});
