import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { createKernel } from '../../packages/simulator/src/kernel/create-kernel.ts';
import type { Mutant } from './mutant.ts';

const KERNEL = resolve('packages/simulator/src/kernel');

/** The kernel's module with one mistake in it. Throws if the text to replace does not stand in its file exactly once. */
export async function mutatedKernel(mutant: Mutant): Promise<{ readonly createKernel: typeof createKernel }> {
  const path = join(KERNEL, mutant.file);
  const source = await readFile(path, 'utf8');
  if (source.split(mutant.find).length !== 2)
    throw new Error(`${mutant.file} does not hold exactly once: ${mutant.find}`);
  const folder = await mkdtemp(join(tmpdir(), 'rollout-mutant-'));
  try {
    const outfile = join(folder, 'kernel.mjs');
    await build({
      entryPoints: [join(KERNEL, 'create-kernel.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['source'],
      logLevel: 'silent',
      // chevrotain and others come in only with faces that the kernel takes a function or two from.
      treeShaking: true,
      plugins: [
        {
          name: 'mutant',
          setup: ({ onLoad }) => {
            onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
              loaded === path ? { contents: source.replace(mutant.find, mutant.replace), loader: 'ts' } : undefined,
            );
          },
        },
      ],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
