// Links between pages, and to pictures, lead somewhere; one to a heading to a heading that is there.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readText, repositoryFiles, root } from './support/repository.ts';

const pages = repositoryFiles().filter((path) =>
  /^(?:[\w-]+|docs\/[\w-]+|(?:examples|packages)\/[\w-]+\/[\w-]+)\.md$/.test(path),
);

/** Without what is shown as code. */
const proseOf = (path: string): string => readText(path).replace(/^ *```[\s\S]*?^ *```/gm, '');

/** As GitHub makes them of headings. */
const anchorsOf = (path: string): readonly string[] =>
  [...proseOf(path).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );

const linksOf = (path: string): readonly string[] =>
  [
    ...proseOf(path)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g),
  ]
    .map(([, link, source]) => link ?? source ?? '')
    .filter((link) => !/^[a-z]+:/.test(link));

test('there are pages', () => expect(pages.length).toBeGreaterThan(30));

test.each(pages)('%s', (page) => {
  const dead = linksOf(page).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    const place = join(root, target);
    if (!existsSync(place)) return true;
    if (anchor === undefined || statSync(place).isDirectory() || !target.endsWith('.md')) return false;
    return !anchorsOf(target).includes(anchor);
  });
  expect(dead).toEqual([]);
});

test('scripts that pages tell their readers to run are there', () => {
  const { scripts } = JSON.parse(readText('package.json'));
  const dead = pages.flatMap((page) => {
    const text = readText(page);
    const ours = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    const files = [...text.matchAll(/\bnode (scripts\/[\w./-]+|examples\/[\w./-]+)/g)].map(([, path = '']) => path);
    return [...ours.filter((name) => !(name in scripts)), ...files.filter((path) => !existsSync(join(root, path)))];
  });
  expect(dead).toEqual([]);
});
