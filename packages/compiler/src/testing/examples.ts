/** The example plans, as sources for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ExamplePlan {
  readonly name: string;
  readonly text: string;
  /** Every file of its folder that a source may name. */
  readonly files: Readonly<Record<string, string>>;
}

export function examplePlans(): readonly ExamplePlan[] {
  const root = fileURLToPath(new URL('../../../../examples/', import.meta.url));
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const names = readdirSync(`${root}${name}`).filter((file) => /\.(rollout|csv)$/.test(file));
      const files = Object.fromEntries(names.map((file) => [file, readFileSync(`${root}${name}/${file}`, 'utf8')]));
      const text = files[`${name}.rollout`];
      return text === undefined ? [] : [{ name, text, files }];
    });
}
