import { expect, test } from 'vitest';
import { globMistake } from './glob-mistakes.ts';
import { globMatcher } from './globs.ts';

test.each([
  ['/lab/**', 'begins with `/`, but is from the folder of the project on; write `lab/**`'],
  ['/', 'begins with `/`, but is from the folder of the project on; write `**`'],
  ['../**', 'has a `..`'],
  ['..', 'has a `..`'],
  ['lab/../ops/**', 'has a `..`'],
  ['[a', 'has a `[` that nothing closes'],
  ['lab/[!]', 'has a `[` that nothing closes'],
  ['{lab,ops/**', 'has a `{` that nothing closes'],
  ['!lab/**', 'begins with `!`'],
])('%s can mean no file', (glob, mistake) => {
  expect(globMistake(glob)).toContain(mistake);
});

test.each([
  'lab',
  'lab/',
  './lab/**',
  '**',
  '[a-z]/**',
  '[]]x',
  '\\[a',
  '\\{a',
  '{a}',
  '{a,b}/**',
  'a..b',
  '{a,{b,c}}',
  'x]',
])('%s may mean one', (glob) => {
  expect(globMistake(glob)).toBe(undefined);
});

const PATHS = ['lab', 'lab/a.rollout', 'lab/deep/a.rollout', 'labor/a.rollout', 'ops/lab/a.rollout', 'a.rollout'];

test.each<[string, readonly number[]]>([
  ['lab', [0, 1, 2]],
  ['./lab', [0, 1, 2]],
  ['lab/', [1, 2]],
  ['lab/**', [1, 2]],
  ['lab/deep', [2]],
  ['**/lab', [0, 1, 2, 4]],
  ['{ops,labor}', [3, 4]],
  ['a.rollout', [5]],
  ['*', [0, 5]],
  ['*/', [1, 2, 3, 4]],
  ['lab/*', [1]],
  ['.', [0, 1, 2, 3, 4, 5]],
  ['./', [0, 1, 2, 3, 4, 5]],
])('%s means a folder with all that is below it', (glob, expected) => {
  const isMeant = globMatcher('/project', { for: [glob], except: [] });
  expect(PATHS.flatMap((path, index) => (isMeant(`/project/${path}`) ? [index] : []))).toEqual(expected);
  const isLeft = globMatcher('/project', { for: ['**'], except: [glob] });
  expect(PATHS.flatMap((path, index) => (isLeft(`/project/${path}`) ? [] : [index]))).toEqual(expected);
});
