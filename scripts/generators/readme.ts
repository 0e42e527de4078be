import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generator } from '../generator.ts';
import { recordedRun } from '../lib/recorded-run.ts';

/**
 * The README with what the commands that it shows really print, and the plan that it shows as it really is: what
 * stands between `<!-- PLAN path -->` or `<!-- OUTPUT command -->` and the next `<!-- end -->`.
 */
const PART = /<!-- (PLAN|OUTPUT) (.+?) -->\n[\s\S]*?<!-- end -->/g;

const readme: Generator = {
  owns: ['README.md'],
  async generate(root) {
    const text = await readFile(join(root, 'README.md'), 'utf8');
    const parts = await Promise.all(
      [...text.matchAll(PART)].map(async ([, kind = '', what = '']) => {
        const shown =
          kind === 'PLAN'
            ? `\`\`\`rollout\n${await readFile(join(root, what), 'utf8')}\`\`\``
            : `\`\`\`console\n$ rollout ${what}\n${(await recordedRun(what.split(' '), root)).out}\`\`\``;
        return `<!-- ${kind} ${what} -->\n${shown}\n<!-- end -->`;
      }),
    );
    let next = 0;
    return new Map([['README.md', text.replaceAll(PART, () => parts[next++] ?? '')]]);
  },
};

export default readme;
