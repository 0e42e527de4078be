// Bundles the command line into one file that starts fast: packages/cli/dist/rollout.mjs.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const out = 'packages/cli/dist/rollout.mjs';
await rm(out, { force: true });
await build({
  entryPoints: ['packages/cli/src/main.ts'],
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  minify: true,
  keepNames: true,
  // Some of what is bundled is CommonJS and asks for Node's own modules with require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
