// Everything below the command line runs in a page. The bundles run in a bare context, poorer than any browser.
import { describe, expect, it } from 'vitest';
import { bundleForBrowser, runBare } from './support/browser-bundle.ts';
import { readText } from './support/repository.ts';

describe('in a browser', () => {
  it.each([
    '@rollout/language',
    '@rollout/compiler',
    '@rollout/simulator',
    '@rollout/report',
    '@rollout/report/pictures',
    '@rollout/workspace',
    '@rollout/language-server',
  ])('%s loads', async (name) => {
    const bundle = await bundleForBrowser(`export * as face from '${name}';\n`);
    expect(await runBare(bundle, 'typeof rollout.face')).toBe('object');
  });

  it('a plan is parsed, checked, compiled and simulated', async () => {
    const bundle = await bundleForBrowser(`
      import { compile } from '@rollout/compiler';
      import { checkText } from '@rollout/language';
      import { simulate } from '@rollout/simulator';
      const text = 'topology t { region a { server[4] } } model m { deploy takes 1h per server } plan p on t using m { maxDown 1 servers stage s { deploy all } }';
      const { machine } = compile(checkText(text).program);
      export const results = machine === null ? null : simulate(machine, { trials: 3 });
    `);
    // Four servers, one at a time, an hour each.
    expect(await runBare(bundle, 'rollout.results.duration.max')).toBe(4 * 3600);
  });

  it('a plan in files of the page is opened as far as it goes, imports included', async () => {
    const bundle = await bundleForBrowser(`
      import { memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
      export async function open(files, path) {
        const { diagnostics, plans } = await openDocument(path, { fileSystem: memoryFileSystem(files), upTo: Phase.Measured });
        return [diagnostics.filter(({ severity }) => severity === 'error'), plans.map(({ name, machine }) => [name, machine !== null])];
      }
    `);
    const [topology, plan] = readText('examples/first-plan/first-plan.rollout').split(/(?=^\/\/\/ How long)/m);
    const files = { '/fleet.rollout': topology, '/plan.rollout': `import { fleet } from "./fleet.rollout"\n${plan}` };
    const opened = `rollout.open(${JSON.stringify(files)}, '/plan.rollout')`;
    expect(await runBare(bundle, opened, { TextDecoder, TextEncoder })).toEqual([[], [['first-plan', true]]]);
  });

  it('a module of Node is refused', async () => {
    const bundled = bundleForBrowser("import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n");
    await expect(bundled).rejects.toThrow('imports node:fs');
    const old = bundleForBrowser("import { readFileSync } from 'fs';\nexport const read = readFileSync;\n");
    await expect(old).rejects.toThrow('Could not resolve "fs"');
  });

  it('nothing of Node is there', async () => {
    const bundle = await bundleForBrowser('export const there = [typeof process, typeof Buffer, typeof setTimeout];\n');
    expect(await runBare(bundle, 'rollout.there')).toEqual(['undefined', 'undefined', 'undefined']);
  });
});
