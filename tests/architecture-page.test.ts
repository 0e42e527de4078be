// docs/architecture.md: the code that it says others wrote is what the packages depend on; links and paths lead somewhere.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolders, readText, root } from './support/repository.ts';

const page = readText('docs/architecture.md');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Packages of others that a package names. */
function othersOf(folder: string, kinds: readonly (keyof Manifest)[]): readonly string[] {
  const manifest: Manifest = JSON.parse(readText(`${folder}/package.json`));
  return kinds
    .flatMap((kind) => Object.keys(manifest[kind] ?? {}))
    .filter((name) => !/^@(?:rollout|types)\//.test(name));
}

test('what we did not write', () => {
  const [, section = ''] = page.split('\n## What we did not write\n');
  const rows = [...section.matchAll(/^\| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].map(([, names = '']) => names);
  const listed = rows
    .filter((names) => names !== 'package' && !names.startsWith('---'))
    .flatMap((names) => names.split(', '));
  const folders = packageFolders();
  const used = new Set(folders.flatMap((folder) => othersOf(folder, ['dependencies'])));
  const known = new Set(folders.flatMap((folder) => othersOf(folder, ['dependencies', 'devDependencies'])));
  expect(listed.filter((name) => !known.has(name))).toEqual([]);
  expect([...used].filter((name) => !listed.includes(name))).toEqual([]);
});

test('files and folders that it names are there', () => {
  const named = [...page.matchAll(/`((?:packages|tests|examples)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('rooms of the code map are there', () => {
  const [, map = ''] = page.split('\n## Code map\n');
  const [own = ''] = map.split('\n## ');
  const parts = own.split(/^`(packages\/[\w-]+)`/m).slice(1);
  expect(parts.filter((_, index) => index % 2 === 0).sort()).toEqual([...packageFolders()].sort());
  const missing = parts.flatMap((folder, index) => {
    if (index % 2 === 1) return [];
    const source = join(root, folder, 'src');
    const inside = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`);
    const rooms = [...(parts[index + 1] ?? '').matchAll(/`([\w-]+(?:\/[\w-]+)*)\/`/g)].map(([, room = '']) => room);
    // Rooms of a room are named from there on.
    return rooms
      .filter((room) => !inside.some((path) => path.endsWith(`/${room}`)))
      .map((room) => `${folder}: ${room}`);
  });
  expect(missing).toEqual([]);
});
