// What there is to find, and what it means.
import { catalog } from '@rollout/workspace';
import { expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

test('the list says of every code whether it is a rule, and of which preset', async () => {
  const { stdout, exitCode } = await folderWith({}).rollout('explain');
  const lines = stdout.trimEnd().split('\n');
  expect([exitCode, lines.length]).toEqual([0, catalog.size]);
  for (const [code, { rule }] of catalog) {
    const line = lines.find((each) => each.startsWith(`${code} `)) ?? '';
    const said = / (rule of strict|rule) /.exec(line)?.[1];
    expect([code, said]).toEqual([code, rule === undefined ? undefined : rule.recommended ? 'rule' : 'rule of strict']);
  }
});

test('the page of a rule has what it takes to configure it', async () => {
  const { stdout } = await folderWith({}).rollout('explain', 'growth-too-fast');
  expect(stdout).toContain('"growth-too-fast": { "severity": "warning", "times": 20, "above": "25%" }');
  expect(stdout).toContain('// rollout-ignore growth-too-fast: why it is right here');
});
