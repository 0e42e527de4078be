import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { legendOrder } from '../terminal/timeline/paint-row.ts';
import { asciiText } from './ascii.ts';
import { displayWidth } from './table.ts';

const beyondAscii = /[^\t\n -~]/gu;

test('all that texts are drawn and written with has an image, as wide as itself', () => {
  const folder = new URL('../', import.meta.url).pathname;
  const files = ['terminal', 'text', 'fleet'].flatMap((room) => sourcesIn(`${folder}${room}`));
  expect(files.length).toBeGreaterThan(40);
  const drawn = new Set(files.flatMap((file) => withoutComments(readFileSync(file, 'utf8')).match(beyondAscii) ?? []));
  expect([...drawn].filter((character) => /[^ -~]/u.test(asciiText(character)))).toEqual([]);
  expect([...drawn].filter((character) => displayWidth(asciiText(character)) !== displayWidth(character))).toEqual([]);
});

test('a timeline tells everything apart, as it did before', () => {
  const all = legendOrder(Object.assign(new Set<string>(), { has: () => true }));
  const [levels = '', ...glyphs] = all.map((each) => each.split(' ')[0] ?? '');
  expect(levels).toBe('▁▄█');
  const before = new Set([...glyphs, ...'▁▂▃▄▅▆▇']);
  expect(before.size).toBeGreaterThan(25);
  expect(new Set([...before].map(asciiText)).size).toBe(before.size);
});

test('signs in what is written say the same', () => {
  expect(asciiText('soak: 6h → 12h')).toBe('soak: 6h ->12h');
  expect(asciiText('mean 2d ± 4m, within ±10%')).toBe('mean 2d +-4m, within+-10%');
  expect(asciiText('0% (≤0.01%), 6h–8h, 2d 8h … ')).toBe('0% (<0.01%), 6h-8h, 2d 8h...');
  expect(asciiText('us-west/pdx/we…')).toBe('us-west/pdx/we~');
});

test('names keep their letters', () => {
  expect(asciiText('東京/søk ✓')).toBe('東京/søk v');
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && file !== 'ascii.ts')
    .map((file) => `${folder}/${file}`);
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/ .*$/gm, '');
}
