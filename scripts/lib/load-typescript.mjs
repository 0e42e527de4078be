import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Imports a TypeScript module of this repository as it stands, with every package read from its sources: no build has
 * to go before. npm packages are imported from node_modules as usual.
 *
 * @param {string} path of the module, from the repository's root
 * @returns {Promise<Record<string, unknown>>} the module's exports
 */
export async function loadTypeScript(path) {
  const file = await bundleTypeScript(path);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * The module as one file that Node runs. Whoever asked for it removes it.
 *
 * @param {string} path of the module, from the repository's root
 * @returns {Promise<string>} the absolute path of the file
 */
export async function bundleTypeScript(path) {
  const folder = 'node_modules/.cache/rollout-scripts';
  await mkdir(folder, { recursive: true });
  const file = resolve(folder, `${path.replaceAll(/[^\w.-]/g, '-')}.${process.pid}.mjs`);
  await build({
    entryPoints: [path],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    conditions: ['source'],
    sourcemap: 'inline',
    plugins: [{ name: 'npm-stays-outside', setup: keepNpmPackagesOutside }],
    logLevel: 'warning',
  });
  return file;
}

/** @param {import('esbuild').PluginBuild} bundle */
function keepNpmPackagesOutside(bundle) {
  bundle.onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
    kind === 'entry-point' || path.startsWith('@rollout/') ? undefined : { path, external: true },
  );
}
