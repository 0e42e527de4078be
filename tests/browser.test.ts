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
