import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samplePlan } from '../testing/sample-plan.ts';
import { lex } from '../tokens/lexer.ts';
import { cstTypes, grammarData } from './generated-files.ts';
import { type RolloutParser, theParser, validatedParser } from './parser.ts';

test('chevrotain finds nothing wrong with the grammar', () => {
  expect(validatedParser).not.toThrow();
});

test('decisions from the generated grammar are those that chevrotain makes itself', () => {
  const read = (parser: RolloutParser) => {
    parser.begin(samplePlan, lex(samplePlan).tokens);
    const cst = parser.file();
    expect(parser.errors).toEqual([]);
    return cst;
  };
  expect(read(theParser())).toEqual(read(validatedParser()));
});

test.each([
  ['cst.ts', cstTypes],
  ['grammar.ts', grammarData],
])('generated/%s is that of the rules', (file, text) => {
  expect(readFileSync(new URL(`../generated/${file}`, import.meta.url), 'utf8')).toBe(text());
});

test('the replacements for chevrotain’s own methods still replace something', () => {
  const replaced = [
    'getLaFuncFromCache',
    'getFollowSetFromFollowKey',
    'getFollowsForInRuleRecovery',
    'raiseNoAltException',
    'raiseEarlyExitException',
    'findReSyncTokenType',
    'reSyncTo',
    'tryInRuleRecovery',
    'canPerformInRuleRecovery',
    'tryInRepetitionRecovery',
    'attemptInRepetitionRecovery',
    'consumeInternalRecovery',
    'SAVE_ERROR',
  ];
  const parser: object = theParser();
  const chevrotains = Object.getPrototypeOf(findOwner(parser, 'analyse'));
  for (const name of replaced) expect(typeof Reflect.get(chevrotains, name), name).toBe('function');
});

/** The prototype that has a method of its own. */
function findOwner(object: object, method: string): object {
  let owner = object;
  while (!Object.hasOwn(owner, method)) owner = Object.getPrototypeOf(owner);
  return owner;
}
