/** Files that names are looked up in: all examples, and what the pages of diagnostics show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFiles, type Sources } from '@rollout/language';
import { catalog, loadProject, memoryFileSystem, type Project } from '@rollout/workspace';
import { root } from '../support/repository.ts';

export type Files = Readonly<Record<string, string>>;

export interface Case {
  readonly title: string;
  /** By path; the plan's own path first. */
  readonly path: string;
  readonly files: Files;
}

export const examples: readonly Case[] = readdirSync(join(root, 'examples')).flatMap((example) => {
  const folder = join(root, 'examples', example);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /[.](?:rollout|csv|json)$/.test(name) && !name.includes('baselines'),
  );
  const files = Object.fromEntries(
    names.map((name) => [`/${example}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
  const plans = Object.keys(files).filter((path) => path.endsWith('.rollout'));
  return plans.map((path) => ({ title: path, path, files }));
});

/** Without those whose text is long on purpose. */
export const pages: readonly Case[] = [...catalog].flatMap(([code, { page }]) =>
  (['raises', 'avoids'] as const).flatMap((side) => {
    const example = page[side];
    if (typeof example !== 'string' && 'shown' in example) return [];
    const files = Object.fromEntries(exampleFiles(example).map(({ path, text }) => [`/${path}`, text]));
    const [path] = Object.keys(files);
    return path?.endsWith('.rollout') === true ? [{ title: `${code} ${side}`, path, files }] : [];
  }),
);

export function projectOf({ path, files }: Pick<Case, 'path' | 'files'>): Promise<Project> {
  const fileSystem = memoryFileSystem({ ...files, '/.git': '' });
  return loadProject(path, { fileSystem, shownPath: (shown) => shown });
}

/** All files of a case, those too that no other reaches. */
export async function sourcesOf({ files }: Pick<Case, 'files'>): Promise<Sources> {
  const paths = Object.keys(files).filter((path) => path.endsWith('.rollout'));
  const projects = await Promise.all(paths.map((path) => projectOf({ path, files })));
  return {
    files: new Map(projects.flatMap((project) => [...project.files])),
    links: new Map(projects.flatMap((project) => [...project.links])),
    assets: new Map(projects.flatMap((project) => [...project.assets])),
  };
}
