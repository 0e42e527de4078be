import { rename, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const folder = 'packages/cli/dist';

/**
 * Writes packages/cli/dist/rollout.mjs: the command line and all it needs in one file, so that it starts fast and its
 * package has no dependencies; and beside it the licenses of what was bundled.
 */
export async function bundleCommandLine() {
  const fresh = `${folder}/rollout.${process.pid}.mjs`;
  try {
    const { metafile } = await build({
      entryPoints: ['packages/cli/src/main.ts'],
      outfile: fresh,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      conditions: ['source'],
      minify: true,
      keepNames: true,
      metafile: true,
      // Some of what is bundled is CommonJS: it asks for Node's own modules with require(), and for its own name.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url), __filename = import.meta.filename;",
      },
      logLevel: 'warning',
    });
    await writeFile(`${folder}/third-party-licenses.txt`, await thirdPartyLicenses(Object.keys(metafile.inputs)));
    // Moved into place whole, so that a command that starts meanwhile never reads half of it.
    await rename(fresh, `${folder}/rollout.mjs`);
  } finally {
    await rm(fresh, { force: true });
  }
}
