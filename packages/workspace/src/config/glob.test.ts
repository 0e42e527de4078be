import picomatch from 'picomatch/posix.js';
import { describe, expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

const PATHS = [
  'a',
  'plan.rollout',
  'weekly.rollout',
  'lab/plan.rollout',
  'lab/deep/plan.rollout',
  'lab/deep/deeper/plan.rollout',
  'services/web/plan.rollout',
  'services/web/plan.csv',
  'services/api-2/plan.rollout',
  'services/api-3/plan.draft.rollout',
  'laboratory/plan.rollout',
  '.hidden/plan.rollout',
  'a/lab/b',
  'x/a,b/y',
  'größe/plan.rollout',
];

const GLOBS = [
  '*',
  '**',
  '**/*',
  '*.rollout',
  '**/*.rollout',
  'lab/**',
  'lab/*',
  'lab/**/*.rollout',
  'lab/**/deeper/**',
  '**/lab/**',
  '**/plan.*',
  'services/*/plan.rollout',
  'services/api-?/plan.rollout',
  'services/api-[0-2]/*.rollout',
  'services/api-[^3]/*',
  '{lab,services}/**',
  '{lab/**,services/web}/plan.rollout',
  'services/{web,api-{2,3}}/plan.{csv,rollout,draft.rollout}',
  '**/*.draft.rollout',
  'l*b/**',
  'p?an.rollout',
  './lab/**',
  'gr*e/*',
  'plan.rollout',
  'lab',
  'nothing/**',
];

describe('a glob means the paths that it means to picomatch', () => {
  test.each(GLOBS)('%s', (glob) => {
    const expected = picomatch(glob, { dot: true });
    const isMeant = compileGlob(glob);
    // picomatch lets `lab/**` mean `lab` itself, which is no file where it is a folder.
    const own = PATHS.filter((path) => `${path}/**` !== glob);
    expect(own.filter(isMeant)).toEqual(own.filter((path) => expected(path)));
  });
});

test('a set may be of what is not meant', () => {
  expect(PATHS.filter(compileGlob('services/api-[!0-2]/*'))).toEqual(['services/api-3/plan.draft.rollout']);
});

test.each([
  ['what is not closed stands for itself', 'a[b{c', 'a[b{c'],
  ['parentheses stand for themselves', 'plan (copy).rollout', 'plan (copy).rollout'],
  ['so does what is escaped', 'a\\*\\{b', 'a*{b'],
  ['and braces without a choice', '{a}', '{a}'],
  ['a character outside of the first plane is one', '?', '🚀'],
])('%s', (_, glob, path) => {
  expect(compileGlob(glob)(path)).toBe(true);
  expect(compileGlob(glob)(`${path}x`)).toBe(false);
});

describe('no glob takes long, whatever it is', () => {
  const path = `services/${'a'.repeat(3_000)}/plan.rollout`;
  test.each([
    `services/${'*a'.repeat(400)}b`,
    `services/${'(a|a)+'.repeat(100)}x`,
    `services/${'{a,aa}'.repeat(150)}x`,
    `services/${'[a-z]+'.repeat(150)}x`,
    `${'**/'.repeat(300)}x`,
    `${'{'.repeat(400)}a${',b}'.repeat(150)}`,
    '['.repeat(1_000),
    `${'{a,'.repeat(200)}b${'}'.repeat(200)}x`,
  ])('%s', (glob) => {
    expect(compileGlob(glob)(path)).toBe(false);
  });
});
