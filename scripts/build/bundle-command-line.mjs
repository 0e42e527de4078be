import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const folder = 'packages/cli/dist';

/** Large, and loaded only where it is needed: what draws, and what serves editors. By module, the bundle that has it. */
const ASIDE = new Map([
  ['@rollout/report/pictures', './rollout-pictures.cjs'],
  ['@rollout/language-server/node', './rollout-lsp.cjs'],
]);

/** What turns pictures into pixels, and the letters in them: read where a PNG is asked for. */
const DRAWING_FILES = [
  'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
];

/**
 * Writes packages/cli/dist/rollout.cjs: the command line and all it needs in one file, so that it starts fast and its
 * package has no dependencies; likewise rollout-worker.cjs, which its threads run, rollout-pictures.cjs, which draws, and rollout-lsp.cjs,
 * which serves editors, with rollout-meaning.cjs, which its thread runs; beside them what those read, the licenses of what was bundled, and V8's code
 * for this Node.
 */
export async function bundleCommandLine() {
  await mkdir(folder, { recursive: true });
  const bundled = [
    ...(await bundle('packages/cli/src/threads/worker.ts', 'rollout-worker')),
    ...(await bundle('packages/report/src/pictures/index.ts', 'rollout-pictures')),
    ...(await bundle('packages/language-server/src/node/meaning-thread.ts', 'rollout-meaning')),
    ...(await bundle('packages/language-server/src/node/main.ts', 'rollout-lsp')),
    ...(await bundle('packages/cli/src/main.ts', 'rollout')),
    ...DRAWING_FILES,
  ];
  for (const file of DRAWING_FILES) await copyFile(file, `${folder}/${basename(file)}`);
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
      // Names stay as they are, for the stack in the report of a bug. To shorten them and put them back as it runs takes longer than to read them.
      minifyWhitespace: true,
      minifySyntax: true,
      // For the library that asks a module for its own address.
      define: { 'import.meta.url': '__address' },
      banner: { js: "const __address = require('node:url').pathToFileURL(__filename).href;" },
      metafile: true,
      plugins: [withoutUnusedModules, bundlesAside],
      // The bundle is run as a script, which loads others by `require` alone.
      supported: { 'dynamic-import': false },
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
  const commands = ['scripts/build/keep-compiled-code.mjs', `${folder}/rollout.cjs`];
  const server = ['scripts/build/keep-server-code.mjs', `${folder}/rollout-lsp.cjs`, `${folder}/rollout-meaning.cjs`];
  for (const args of [commands, server]) {
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', timeout: 60_000 });
    if (status !== 0)
      process.stderr.write(
        'The command line was bundled, but its compiled code could not be kept: it starts slowly.\n',
      );
  }
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

/**
 * What is large is imported where it is needed; there its own bundle is found.
 *
 * @type {import('esbuild').Plugin}
 */
const bundlesAside = {
  name: 'bundles-aside',
  setup({ onResolve }) {
    onResolve({ filter: /^@rollout\// }, ({ path }) => {
      const bundle = ASIDE.get(path);
      return bundle === undefined ? undefined : { path: bundle, external: true };
    });
  },
};
