// That mistakes in what is kept are found by this is held by `tests/mutants/kept.test.ts`.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../syntax/index.ts';
import { check } from './check.ts';
import type { SourceFile } from './source.ts';
import { beginsSound, keptLaw } from './testing/kept-law.ts';

test('what is kept of other checks does not show', () => {
  beginsSound(check);
  fc.assert(keptLaw(check), { numRuns: 12, seed: 5, endOnFailure: true });
});

test('what a model rests on is read again where it is another', () => {
  const read = (path: string, text: string): SourceFile => ({ path, text, ...parse(text, path) });
  const plan = 'import { numbers } from "numbers.rollout"\nmodel own extends numbers { }\n';
  const imported = 'import { base } from "base.rollout"\nmodel numbers extends base { rollback takes 1m per server }\n';
  const numbers = read('numbers.rollout', imported);
  const deployment = (takes: string) => {
    const base = read('base.rollout', `model base { deploy takes ${takes} per server }\n`);
    const files = [read('plan.rollout', plan), numbers, base];
    const links = new Map(files.map(({ path }) => [path, path]));
    const { program, diagnostics } = check({
      root: 'plan.rollout',
      files: new Map(files.map((file) => [file.path, file])),
      links: new Map(files.map(({ path }) => [path, links])),
    });
    expect(diagnostics).toEqual([]);
    return program.models[0]?.deploy;
  };
  const before = deployment('2m');
  expect(before).toEqual(deployment('2m'));
  expect(before).not.toEqual(deployment('3m'));
});
