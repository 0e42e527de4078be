import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXAMPLES = join(import.meta.dirname, '../../../../../examples');

/** Folders of examples with a plan of their name. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).filter((name) => readdirSync(join(EXAMPLES, name)).includes(`${name}.rollout`));
}

/** Its files in `/project`, and the one with the plan. */
export function exampleFiles(name: string): { readonly files: Record<string, string>; readonly main: string } {
  const folder = join(EXAMPLES, name);
  const names = readdirSync(folder).filter((file) => /\.(rollout|csv)$/.test(file));
  const files = names.map((file) => [`/project/${file}`, readFileSync(join(folder, file), 'utf8')] as const);
  return { files: Object.fromEntries(files), main: `/project/${name}.rollout` };
}
