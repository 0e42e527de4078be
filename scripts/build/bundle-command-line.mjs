import { spawnSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const folder = 'packages/cli/dist';

/**
 * Writes packages/cli/dist/rollout.cjs: the command line and all it needs in one file, so that it starts fast and its
 * package has no dependencies; likewise rollout-worker.cjs, which its threads run; beside them the licenses of what was
 * bundled, and V8's code for this Node.
 */
export async function bundleCommandLine() {
  await mkdir(folder, { recursive: true });
  const bundled = [
    ...(await bundle('packages/cli/src/threads/worker.ts', 'rollout-worker')),
    ...(await bundle('packages/cli/src/main.ts', 'rollout')),
  ];
  await writeFile(`${folder}/third-party-licenses.txt`, await thirdPartyLicenses([...new Set(bundled)]));
  keepCompiledCode();
}

/**
 * @param {string} entry
 * @param {string} name of the bundle
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundle(entry, name) {
  const fresh = `${folder}/${name}.${process.pid}.cjs`;
  try {
    const { metafile, outputFiles } = await build({
      entryPoints: [entry],
      outfile: fresh,
      write: false,
      bundle: true,
      platform: 'node',
      // Compiled code can be kept for scripts only, not for modules.
      format: 'cjs',
      target: 'node20.19',
      conditions: ['source'],
      // Some libraries can be bundled as modules only: jsonc-parser's scripts look for their parts when they run.
      mainFields: ['module', 'main'],
      minify: true,
      keepNames: true,
      // For the library that asks a module for its own address.
      define: { 'import.meta.url': '__address' },
      banner: { js: "const __address = require('node:url').pathToFileURL(__filename).href;" },
      metafile: true,
      plugins: [withoutUnusedModules],
      logLevel: 'warning',
    });
    for (const { text } of outputFiles) await writeFile(fresh, inAscii(text));
    await rm(`${folder}/${name}.cjs.cache`, { force: true });
    // Moved into place whole, so that a command that starts meanwhile never reads half of it.
    await rename(fresh, `${folder}/${name}.cjs`);
    return Object.keys(metafile.inputs);
  } finally {
    await rm(fresh, { force: true });
  }
}

/**
 * esbuild leaves characters in regular expressions as they are. A text in ASCII is read, and compiled, faster.
 *
 * @param {string} text
 */
function inAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** In a process of its own, started as users start the command, so that V8 accepts the code again. */
function keepCompiledCode() {
  const { status } = spawnSync(process.execPath, ['scripts/build/keep-compiled-code.mjs', `${folder}/rollout.cjs`], {
    stdio: 'inherit',
  });
  if (status !== 0)
    process.stderr.write('The command line was bundled, but its compiled code could not be kept: it starts slowly.\n');
}

/**
 * Node's own modules that a library loads but that the command line never uses of it: commander's commands in files of
 * their own, and seedrandom's seeds from nowhere. Loading them takes longer than parsing a plan.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutUnusedModules = {
  name: 'without-unused-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?(?:child_process|crypto)$/ }, ({ path, importer }) =>
      /node_modules[\\/](?:commander|seedrandom)[\\/]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};
