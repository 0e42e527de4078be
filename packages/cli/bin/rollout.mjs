#!/usr/bin/env node
// The command itself is one bundled file that `npm run build` writes; npm links this launcher before that file is there.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/rollout.mjs', import.meta.url);
if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  process.stderr.write('rollout is not built yet: run "npm run build" first.\n');
  process.exitCode = 2;
}
