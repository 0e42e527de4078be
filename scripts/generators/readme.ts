import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generator } from '../generator.ts';
import { recordedRun } from '../lib/recorded-run.ts';

/**
 * Pages with what the commands that they show really print, and the plans that they show as they really are: what stands
 * between `<!-- PLAN path -->` or `<!-- OUTPUT command -->` and the next `<!-- end -->`.
 */
const PAGES = ['README.md', 'docs/command-line.md'];
const PART = /<!-- (PLAN|OUTPUT) (.+?) -->\n[\s\S]*?<!-- end -->/g;

const readme: Generator = {
  owns: PAGES,
  async generate(root) {
    return new Map(await Promise.all(PAGES.map(async (page) => [page, await filled(root, page)] as const)));
  },
};

async function filled(root: string, page: string): Promise<string> {
  const text = await readFile(join(root, page), 'utf8');
  const parts = await Promise.all(
    [...text.matchAll(PART)].map(
      async ([, kind = '', what = '']) => `<!-- ${kind} ${what} -->\n${await shown(root, kind, what)}\n<!-- end -->`,
    ),
  );
  let next = 0;
  return text.replaceAll(PART, () => parts[next++] ?? '');
}

async function shown(root: string, kind: string, what: string): Promise<string> {
  if (kind === 'PLAN') return `\`\`\`rollout\n${await readFile(join(root, what), 'utf8')}\`\`\``;
  const { out, err } = await recordedRun(what.split(' '), root);
  return `\`\`\`console\n$ rollout ${what}\n${out}${err}\`\`\``;
}

export default readme;
