import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits } from '../../diagnostics/index.ts';
import { WORDS } from '../../schema/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { parse } from '../../syntax/index.ts';
import { namesOfFile, type StandingName } from './file-names.ts';
import { writtenInstead, writtenName } from './written-name.ts';

/** The example in which everything is said that can be. */
const EVERYTHING = new URL('../../../../../examples/everything/everything.rollout', import.meta.url);

const parsed = (text: string): SourceFile => ({ path: 'a.rollout', text, ...parse(text, 'a.rollout') });

/** The names that something may be called by. */
const namesIn = (file: SourceFile): readonly StandingName[] =>
  namesOfFile(file).names.filter(({ role }) => role.kind !== 'free');

/** Places of names that are not there: where a quantity may be a param. */
const PARAMS = `
plan params {
  exclusive a, b
  stage s {
    deploy share of clusters except d
    deploy n clusters in a/b, c rolling n
    ramp n, 2 clusters { wait n }
    deploy a by cluster parallel n batch n
    wait exponential(mean n)
    release to some, share of some
    gate some
  }
  expect P(some found in s given some) > share
}
`;

test('any word of the language can be a name, wherever a name stands', () => {
  const file = parsed(readFileSync(EVERYTHING, 'utf8') + PARAMS);
  expect(file.diagnostics).toEqual([]);
  const names = namesIn(file);
  // `requests/s` is no bare name, and in quotes it would be a text where a distribution has a param.
  const wrong = WORDS.filter((word) => !word.includes('/')).filter((word) => {
    const edits = names.map((each) => ({ span: each.name.span, text: writtenInstead(each, word) }));
    const after = parsed(applyEdits(file.text, edits));
    const found = namesIn(after);
    const isRead = found.every(
      ({ name, of, as }, i) => name.text === word && of.kind === names[i]?.of.kind && as === names[i]?.as,
    );
    return !isRead || found.length !== names.length || after.diagnostics.length > 0;
  });
  expect(wrong).toEqual([]);
});

test('quotes where they are needed', () => {
  expect(writtenName('us west', 'node')).toBe('"us west"');
  expect(writtenName('us-west-2', 'node')).toBe('us-west-2');
  expect(writtenName('all', 'node')).toBe('"all"');
  expect(writtenName('all', 'stage')).toBe('all');
  expect(writtenName('canary', 'check')).toBe('"canary"');
  expect(writtenName('to', 'param')).toBe('"to"');
  expect(writtenName('not', 'label')).toBe('"not"');
});
