// npm runs this whenever it has installed what the repository needs. In a clone it does nothing: you build when you like.
// Where npm installs the repository itself as a package (`npm install git+…`, as pre-commit does), it has cloned it to a
// folder of its own, and nobody else will make what is to be installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const { INIT_CWD, _PACOTE_NO_PREPARE_, ...environment } = process.env;
const isPackage = INIT_CWD !== process.cwd();
// npm prepares such a clone by an npm of its own, which comes here too; only the last time counts.
if (isPackage && _PACOTE_NO_PREPARE_ === undefined) {
  if (!existsSync('node_modules/esbuild')) installTools();
  const { bundleCommandLine } = await import('./build/bundle-command-line.mjs');
  await bundleCommandLine();
}

/** With `--global` npm hands this very setting to the npm that is to install them, which then installs them nowhere. */
function installTools() {
  const own = Object.entries(environment).filter(([name]) => !/^npm_config_(?:global|prefix|location)$/i.test(name));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, {
    env: Object.fromEntries(own),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
