// npm run generate [-- NAME…]: writes every generated file anew. With --check it writes nothing and fails, naming the
// files, when one is not what its generator makes of the sources.
import { parseArgs } from 'node:util';
import { differences, generatorNames, runGenerator, write } from './lib/generators.mjs';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !generatorNames().includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no such generator: ${unknown.join(', ')}; there are: ${generatorNames().join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const name of positionals.length > 0 ? positionals : generatorNames()) {
    const found = await differences(await runGenerator(name));
    if (values.check) {
      for (const { path, what } of found) process.stderr.write(`${path}: ${what}; run "npm run generate"\n`);
      if (found.length > 0) process.exitCode = 1;
    } else {
      await write(found);
      for (const { path, what } of found) process.stdout.write(`${name}: ${path} (was ${what})\n`);
    }
  }
}
