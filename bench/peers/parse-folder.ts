/** Reads every plan below a folder and parses it, and nothing else: what a check is held against. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@rollout/language';

const folder = process.argv[2] ?? '.';
let files = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.rollout')) continue;
  const { diagnostics } = parse(readFileSync(join(folder, name), 'utf8'), name);
  if (diagnostics.length > 0) throw new Error(`${name}: ${diagnostics[0]?.message}`);
  files += 1;
}
process.stdout.write(`${files} files\n`);
