import { expect, it } from 'vitest';
import { readText } from './support/repository.ts';

const shBlocks = (): readonly string[] =>
  [...readText('README.md').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => text);

it('installs, builds and simulates in its first line, and runs the tests in its second', () => {
  const [first = '', second = ''] = shBlocks();
  for (const block of [first, second]) expect(block.trimEnd().split('\n')).toHaveLength(1);
  expect(first).toMatch(/^npm ci && npm run build && npx rollout simulate \S+$/m);
  expect(second.trim()).toBe('npm ci && npm test');
});

it('names only files that are there', async () => {
  const { existsSync } = await import('node:fs');
  const links = [...readText('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});
