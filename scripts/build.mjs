// npm run build: type-checks and compiles every package, then bundles the command line and packs the extension for VS Code.
import { spawnSync } from 'node:child_process';
import { bundleCommandLine } from './build/bundle-command-line.mjs';
import { bundleExtension } from './build/bundle-extension.mjs';
import { pruneOutputs } from './build/prune-outputs.mjs';
import { packageFolders } from './lib/workspace-packages.mjs';

await pruneOutputs(packageFolders());
const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { stdio: 'inherit' });
if (compiled.status === 0) {
  await bundleCommandLine();
  await bundleExtension();
} else {
  process.exitCode = compiled.status ?? 1;
}
