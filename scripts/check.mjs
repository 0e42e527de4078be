// npm run check: everything that can be said about the sources without running them. All of it runs, whatever fails.
import { spawnSync } from 'node:child_process';

const checks = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'ci', ...(process.stdout.isTTY ? [] : ['--colors=off'])],
  ['types', 'node_modules/typescript/bin/tsc', '-b'],
  ['directions', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'packages', 'scripts', 'tests'],
];

const failed = checks.filter(([name, ...command]) => {
  process.stdout.write(`\n> ${name}\n`);
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) {
  process.stderr.write(`\nfailed: ${failed.map(([name]) => name).join(', ')}\n`);
  process.exitCode = 1;
}
