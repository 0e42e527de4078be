// Everything below the command line runs in a page. The bundles run in a bare context, poorer than any browser.
import { describe, expect, it } from 'vitest';
import { bundleForBrowser, runBare } from './support/browser-bundle.ts';

describe('in a browser', () => {
  it.each(['@rollout/language', '@rollout/compiler', '@rollout/simulator', '@rollout/workspace'])(
    '%s loads',
    async (name) => {
      const bundle = await bundleForBrowser(`export * as face from '${name}';\n`);
      expect(runBare(bundle, 'typeof rollout.face')).toBe('object');
    },
  );

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
    expect(runBare(bundle, 'rollout.results.duration.max')).toBe(4 * 3600);
  });

  it('a module of Node is refused', async () => {
    const bundled = bundleForBrowser("import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n");
    await expect(bundled).rejects.toThrow('imports node:fs');
    const old = bundleForBrowser("import { readFileSync } from 'fs';\nexport const read = readFileSync;\n");
    await expect(old).rejects.toThrow('Could not resolve "fs"');
  });

  it('nothing of Node is there', async () => {
    const bundle = await bundleForBrowser('export const there = [typeof process, typeof Buffer, typeof setTimeout];\n');
    expect(runBare(bundle, 'rollout.there')).toEqual(['undefined', 'undefined', 'undefined']);
  });
});
