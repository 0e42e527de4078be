// Each command that docs/command-line.md tells its readers to type does what it is for. Needs a build.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith, launcher } from './in-folder.ts';

const blocks = [...readText('docs/command-line.md').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => text);
/** Without what other programs make of them, and those that are for an editor, or a form. */
const lines = blocks
  .flatMap((text) => text.split('\n'))
  .filter((line) => /^rollout (?!COMMAND|lsp)/.test(line))
  .map((line) => line.replace(/ \| jq .*| +# .*/g, ''));

const plan = (name: string): string => `plan ${name} on fleet using numbers {
  param soak = 2h in 1h..24h
  maxDown 50% per cluster
  stage first { deploy 1 cluster  wait soak  gate health }
  stage rest { deploy remaining }
}
scenario ${name}-bad-day for ${name} { assume crash present 100% }
`;
const AROUND = `topology fleet { cluster web[4] { server[4] } }
model numbers {
  deploy takes 5m per server
  bug crash { present 3%  surfaces after exponential(mean 50 server-hours) }
  gate health { detects 95% }
}
`;
const weekly = `${plan('weekly')}${AROUND}`.replace('weekly-bad-day', 'bad-day');
const FILES = {
  'weekly.rollout': weekly,
  'old.rollout': weekly,
  'new.rollout': weekly.replace('soak = 2h', 'soak = 3h'),
  'both.rollout': `${plan('a')}${plan('b')}${AROUND}`,
};

test('there are some', () => expect(lines.length).toBeGreaterThan(10));

test.each(lines)('%s', async (line) => {
  const checksLayout = line.startsWith('rollout fmt');
  const { path } = folderWith(checksLayout ? { 'plans/laid-out.rollout': 'flag a { owner "b" }\n', ...FILES } : FILES);
  for (const folder of ['.zfunc', '.config/fish/completions', '.local/share/bash-completion/completions']) {
    mkdirSync(join(path, folder), { recursive: true });
  }
  const script = `rollout() { "${process.execPath}" "${launcher}" "$@"; }; ${line}`;
  const ended = await new Promise((resolve) => {
    const env = { ...process.env, CI: 'true', HOME: path };
    execFile('bash', ['-c', script], { cwd: path, env }, (error, _, stderr) => resolve([error?.code ?? 0, stderr]));
  });
  expect(ended).toEqual([0, expect.not.stringContaining('error')]);
});
