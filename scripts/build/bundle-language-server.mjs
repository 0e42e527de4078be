import { mkdir, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';

/** The scripts that are started, by their names in the folder. */
const ENTRIES = {
  node: 'packages/vscode-extension/src/node/server.ts',
  'node-meaning': 'packages/language-server/src/node/meaning-thread.ts',
  browser: 'packages/vscode-extension/src/web/server.ts',
  'browser-meaning': 'packages/language-server/src/browser/meaning-worker.ts',
};

/**
 * Writes the language server for Node and for browsers into a folder, as scripts that share their parts: compiler, simulator and what
 * draws are there once. Node requires the parts; a browser is given one text made of those that `parts.json` lists.
 *
 * @param {string} folder
 * @returns {Promise<string[]>} the files that went into it
 */
export async function bundleServer(folder) {
  const { metafile, outputFiles } = await build({
    entryPoints: ENTRIES,
    outdir: folder,
    chunkNames: 'part-[hash]',
    write: false,
    bundle: true,
    splitting: true,
    // Only modules can be split; each is made a script below.
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    conditions: ['source', 'node', 'browser', 'module'],
    mainFields: ['module', 'main'],
    external: ['node:*', ...builtinModules],
    // Nothing is painted here, and the one for Node asks for its process.
    alias: { picocolors: './node_modules/picocolors/picocolors.browser.js' },
    charset: 'utf8',
    minify: true,
    metafile: true,
    logLevel: 'warning',
    define: { 'import.meta.url': '__address', 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutUnusedModules],
  });
  await mkdir(folder, { recursive: true });
  for (const { path, text } of outputFiles) await writeFile(join(folder, basename(path)), await script(text));
  /** @type {Record<string, readonly string[]>} */
  const parts = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const name = basename(path);
    if (entryPoint !== undefined && name.startsWith('browser')) parts[name] = partsOf(metafile, path);
  }
  await writeFile(join(folder, 'parts.json'), `${JSON.stringify(parts)}\n`);
  return Object.keys(metafile.inputs);
}

const ADDRESS = 'const __address=typeof __filename==="string"?require("node:url").pathToFileURL(__filename).href:"";';

/** @param {string} text of a module */
async function script(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    target: 'es2023',
    charset: 'utf8',
    minify: true,
    supported: { 'dynamic-import': false },
  });
  // In a browser a script has no address, and what asks for it does so in vain.
  return code.includes('__address') ? `${ADDRESS}${code}` : code;
}

/**
 * All scripts that one needs, itself first, with what it loads later.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string} entry
 */
function partsOf(metafile, entry) {
  const found = new Set([entry]);
  for (const path of found) {
    for (const { path: next, external } of metafile.outputs[path]?.imports ?? []) {
      if (external === true) throw new Error(`${path} needs ${next}, which no browser has`);
      found.add(next);
    }
  }
  return [...found].map((path) => basename(path));
}

/**
 * Node's own modules that a library looks for and can do without: seedrandom's seeds from nowhere and papaparse's streams.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutUnusedModules = {
  name: 'without-unused-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?(?:stream|crypto)$/ }, ({ path, importer }) =>
      /node_modules[\\/](?:papaparse|seedrandom)[\\/]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};
