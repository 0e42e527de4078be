// The problem matcher reads what `rollout check` prints: as VS Code does, line by line, each pattern on the next line.
import { expect, it } from 'vitest';
import { folderWith } from '../command-line/in-folder.ts';
import { readText } from '../support/repository.ts';

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly message?: number;
  readonly code?: number;
}

const { contributes } = JSON.parse(readText('packages/vscode-extension/package.json')) as {
  contributes: { problemMatchers: readonly { readonly pattern: readonly Pattern[] }[] };
};
const patterns = contributes.problemMatchers.flatMap(({ pattern }) => pattern);

const FIELDS = ['file', 'line', 'column', 'severity', 'message', 'code'] as const;

function problemsIn(output: string): readonly Record<string, string>[] {
  const lines = output.split('\n');
  return lines.flatMap((_, at) => {
    const found: Record<string, string> = {};
    for (const [index, pattern] of patterns.entries()) {
      const match = new RegExp(pattern.regexp).exec(lines[at + index] ?? '');
      if (match === null) return [];
      for (const field of FIELDS) {
        const group = pattern[field];
        if (group !== undefined) found[field] = match[group] ?? '';
      }
    }
    return [found];
  });
}

const BROKEN = 'topology fleet { region a { server[3] } }\nplan p on flet { stage s { deploy all  wait 4 } }\n';

it('finds each finding, with its place, its code and how severe it is', async () => {
  const { stdout: out } = await folderWith({ 'below/a plan (old).rollout': BROKEN }).rollout('check', '.');
  const file = 'below/a plan (old).rollout';
  expect(problemsIn(out)).toEqual([
    { file, line: '2', column: '11', severity: 'error', message: 'Unknown topology', code: 'unknown-topology' },
    { file, line: '2', column: '45', severity: 'error', message: 'Wrong kind of quantity', code: 'wrong-kind' },
  ]);
});

it('finds warnings and hints in as many as the command counts', async () => {
  const plan = readText('examples/first-plan/first-plan.rollout').replace(
    'gate health { detects',
    'gate spare { detects 95%  takes 5m }\n  gate health { detects',
  );
  const folder = folderWith({ 'p.rollout': plan, 'rollout.config.json': '{ "extends": "strict" }' });
  const [pretty, json] = [await folder.rollout('check', '.'), await folder.rollout('check', '.', '--format', 'json')];
  const { errors, warnings, hints } = JSON.parse(json.stdout) as { errors: number; warnings: number; hints: number };
  expect(problemsIn(pretty.stdout)).toHaveLength(errors + warnings + hints);
  expect(errors + warnings + hints).toBeGreaterThan(0);
});

it('finds nothing where there is nothing', async () => {
  const { stdout: out } = await folderWith({ 'p.rollout': readText('examples/first-plan/first-plan.rollout') }).rollout(
    'check',
    '.',
  );
  expect(problemsIn(out)).toEqual([]);
});
