// The plans that `rollout init` begins with, as text in modules: the command is one file, and reads nothing beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from '../generator.ts';

const from = 'packages/cli/templates';
const to = 'packages/cli/src/templates/generated/';

const generator: Generator = {
  owns: [to],
  generate: (root) =>
    new Map(
      readdirSync(join(root, from))
        .sort()
        .map((file) => [`${to}${file.replace(/[.]rollout$/, '.ts')}`, moduleOf(file, root)]),
    ),
};

function moduleOf(file: string, root: string): string {
  const text = readFileSync(join(root, from, file), 'utf8').replace(/[\\`]|\$\{/g, (found) => `\\${found}`);
  return `// Made of ${from}/${file}.\nexport default \`${text}\`;\n`;
}

export default generator;
