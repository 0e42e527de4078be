// The test that holds what a check keeps to what it says from scratch is held itself: each of these mistakes is caught by it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../packages/language/src/semantics/index.ts';
import { keptLaw } from '../../packages/language/src/semantics/testing/kept-law.ts';
import { mistakeIn } from './mistake.ts';
import type { Mutant } from './mutant.ts';

const SEMANTICS = resolve('packages/language/src/semantics');

const MUTANTS: readonly Mutant[] = [
  {
    what: 'what was rested on is not looked at',
    file: 'kept.ts',
    find: 'restsOn.every((each, i) => each === before.restsOn[i])',
    replace: 'true',
  },
  { what: 'what said something is kept', file: 'kept.ts', find: 'if (isQuiet) known', replace: 'known' },
  { what: 'a finding is not noticed', file: 'kept.ts', find: 'add: noticing(report.add)', replace: 'add: report.add' },
  {
    what: 'a table is not noticed',
    file: 'kept.ts',
    find: 'tables: { find: noticing(tables.find) }',
    replace: 'tables',
  },
  {
    what: 'what a function was used for is not noticed',
    file: 'kept.ts',
    find: '    (...args) => {\n      notice();',
    replace: '    (...args) => {',
  },
  {
    what: 'the model below is not rested on',
    file: 'checker.ts',
    find: '[under, allHealths, whole, ...[...healths].flat()]',
    replace: '[allHealths, whole, ...[...healths].flat()]',
  },
  {
    what: 'healths are not rested on',
    file: 'checker.ts',
    find: '[under, allHealths, whole, ...[...healths].flat()]',
    replace: '[under, allHealths, whole]',
  },
  {
    what: 'names of healths are rested on, and not what they are',
    file: 'checker.ts',
    find: '...[...healths].flat()',
    replace: '...healths.keys()',
  },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollout-mutants-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function mutatedCheck(mutant: Mutant): Promise<typeof check> {
  const outfile = join(folder, `${MUTANTS.indexOf(mutant)}.mjs`);
  await build({
    entryPoints: [join(SEMANTICS, 'check.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    logLevel: 'silent',
    plugins: [await mistakeIn(join(SEMANTICS, mutant.file), mutant)],
  });
  return (await import(pathToFileURL(outfile).href)).check;
}

const RUNS = 40;

/** Those of them that catch the mistakes: tried first, each by itself. Where edits are drawn otherwise, others may do, and are found in the end. */
const CATCHERS = [4, 0, 15, 24];

function fails(checking: typeof check, from: number, numRuns: number): boolean {
  return fc.check(keptLaw(checking), { seed: 5, path: `${from}`, numRuns, endOnFailure: true }).failed;
}

const isCaught = (checking: typeof check): boolean => CATCHERS.some((run) => fails(checking, run, 1));

describe('a mistake in what is kept is caught', () => {
  test('and without one nothing is', () => {
    expect(isCaught(check)).toBe(false);
  });

  for (const mutant of MUTANTS) {
    test(mutant.what, { timeout: 600_000 }, async () => {
      const mutated = await mutatedCheck(mutant);
      expect(isCaught(mutated) || fails(mutated, 0, RUNS)).toBe(true);
    });
  }
});
