/** The examples of the repository, as editors look at them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Sources } from '../sources.ts';
import { fileOf, linksOf } from './marked.ts';

const FOLDER = new URL('../../../../../examples/', import.meta.url);

export interface ExampleSources {
  readonly name: string;
  readonly sources: Sources;
}

/** Each folder of examples with plans in it: its files, its tables, and where its strings lead. */
export function exampleSources(): readonly ExampleSources[] {
  return readdirSync(FOLDER).flatMap((name) => {
    const texts = textsIn(`${name}/`, '');
    const plans = [...texts].filter(([path]) => path.endsWith('.rollout'));
    if (plans.length === 0) return [];
    return [{ name, sources: sourcesOf(texts) }];
  });
}

/** Files by path: plans are parsed, all others are tables. */
export function sourcesOf(texts: ReadonlyMap<string, string>): Sources {
  const plans = [...texts].filter(([path]) => path.endsWith('.rollout'));
  const files = new Map(plans.map(([path, text]) => [path, fileOf(path, text)]));
  const links = new Map([...files.values()].map((file) => [file.path, linksOf(file, texts)]));
  const assets = new Map([...texts].filter(([path]) => !files.has(path)));
  return { files, links, assets };
}

function textsIn(folder: string, inside: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(new URL(folder, FOLDER), { withFileTypes: true })) {
    const path = `${inside}${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'baselines') {
      for (const [at, text] of textsIn(`${folder}${entry.name}/`, `${path}/`)) found.set(at, text);
    } else if (/[.](?:rollout|csv)$/.test(entry.name)) {
      found.set(path, readFileSync(new URL(`${folder}${entry.name}`, FOLDER), 'utf8'));
    }
  }
  return found;
}
