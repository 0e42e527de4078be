import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { Mutant } from './mutant.ts';

/** Bundles one file with a mistake in it. Throws if the text to replace does not stand there exactly once. */
export async function mistakeIn(path: string, { file, find, replace }: Mutant): Promise<Plugin> {
  const source = await readFile(path, 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`);
  return {
    name: 'mistake',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
        loaded === path ? { contents: source.replace(find, () => replace), loader: 'ts' } : undefined,
      );
    },
  };
}
