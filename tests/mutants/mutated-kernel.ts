import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { createKernel } from '../../packages/simulator/src/kernel/create-kernel.ts';
import { mistakeIn } from './mistake.ts';
import type { Mutant } from './mutant.ts';

const KERNEL = resolve('packages/simulator/src/kernel');

const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  conditions: ['source'],
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Makes kernels with a mistake in them, of which all but the kernel's own files is bundled once. */
export interface Workshop {
  /** The kernel's module with that mistake. Throws if the text to replace does not stand in its file exactly once. */
  readonly mutatedKernel: (mutant: Mutant) => Promise<{ readonly createKernel: typeof createKernel }>;
  readonly close: () => Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'rollout-mutants-'));
  const around = await bundledAround(join(folder, 'around'));
  let made = 0;
  return {
    mutatedKernel: async (mutant) => {
      const path = join(KERNEL, mutant.file);
      const mistake = await mistakeIn(path, mutant);
      const outfile = join(folder, `kernel-${made++}.mjs`);
      const outside = leavingKernel((file) => ({ path: around.get(file) ?? file, external: true }));
      await build({
        ...OPTIONS,
        entryPoints: [join(KERNEL, 'create-kernel.ts')],
        outfile,
        plugins: [outside, mistake],
      });
      return import(pathToFileURL(outfile).href);
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** What the kernel imports from elsewhere, bundled: by its source file the address of what was made of it. */
async function bundledAround(outdir: string): Promise<ReadonlyMap<string, string>> {
  const files = new Set<string>();
  const noting = leavingKernel((file) => {
    files.add(file);
    return { path: file, external: true };
  });
  await build({ ...OPTIONS, entryPoints: [join(KERNEL, 'create-kernel.ts')], write: false, plugins: [noting] });
  const named = [...files].sort().map((file, i) => ({ in: file, out: `part-${i}` }));
  await build({ ...OPTIONS, entryPoints: named, outdir, splitting: true, outExtension: { '.js': '.mjs' } });
  return new Map(named.map(({ in: file, out }) => [file, pathToFileURL(join(outdir, `${out}.mjs`)).href]));
}

/** Asks what to do with each import of the kernel that leads out of its folder. */
function leavingKernel(to: (file: string) => { readonly path: string; readonly external: boolean }): Plugin {
  const resolving = Symbol('resolving');
  return {
    name: 'leaving-kernel',
    setup: (plugin) => {
      plugin.onResolve({ filter: /./ }, async ({ path, resolveDir, kind, importer, pluginData }) => {
        if (pluginData === resolving || kind === 'entry-point') return undefined;
        const found = await plugin.resolve(path, { resolveDir, kind, importer, pluginData: resolving });
        return found.external || found.path.startsWith(KERNEL + sep) ? found : to(found.path);
      });
    },
  };
}
