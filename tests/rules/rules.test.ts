// Every rule of lint against the examples: silent on them as they are, and raised by one of them when it is spoilt.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { type Mutant, mutated } from './mutant.ts';

const examples = join(root, 'examples');

/** Files of an example as they would lie in a project, by absolute path. */
function filesOf(example: string): Record<string, string> {
  const folder = join(examples, example);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter((name) => /[.](?:rollout|csv|json)$/.test(name) && !name.includes('baselines'))
      .map((name) => [`/${example}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** Codes of rules that are found in the plan of an example. */
async function rulesIn(path: string, files: Record<string, string>): Promise<readonly string[]> {
  const { diagnostics } = await openDocument(path, { fileSystem: memoryFileSystem(files), upTo: Phase.Linted });
  return diagnostics.flatMap(({ code, severity, message }) => {
    if (severity === 'error') throw new Error(`${path}: ${code}: ${message}`);
    return catalog.get(code)?.rule === undefined ? [] : [code];
  });
}

const plans = readdirSync(examples).flatMap((example) =>
  Object.keys(filesOf(example))
    .filter((path) => /^[/][^/]+[/][^/]+[.]rollout$/.test(path))
    .map((path) => ({ example, path })),
);

it.each(plans)('$path is wise, or says why not', async ({ example, path }) => {
  expect(await rulesIn(path, filesOf(example))).toEqual([]);
});

const rules = [...catalog].flatMap(([code, { rule }]) => (rule === undefined ? [] : [code]));

describe('each rule has an example in which it finds something once it is spoilt', () => {
  it.each(rules)('%s', async (code) => {
    const file = new URL(`./mutants/${code}.ts`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    const { default: mutant } = (await import(file.href)) as { default: Mutant };
    const path = `/${mutant.example}/${mutant.example}.rollout`;
    const files = { ...filesOf(mutant.example), [`/${mutant.example}/rollout.config.json`]: '{ "preset": "strict" }' };
    const text = files[path] ?? '';
    expect(await rulesIn(path, files)).not.toContain(code);
    const more = Object.entries(mutant.files ?? {}).map(([name, own]) => [`/${mutant.example}/${name}`, own]);
    const spoilt = { ...files, ...Object.fromEntries(more), [path]: mutated(text, mutant) };
    expect(await rulesIn(path, spoilt)).toContain(code);
  });

  it('and no file is left of a rule that is gone', () => {
    const names = readdirSync(new URL('./mutants/', import.meta.url)).map((name) => name.replace(/[.]ts$/, ''));
    expect(names.filter((name) => !rules.includes(name))).toEqual([]);
  });
});
